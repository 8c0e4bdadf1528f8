import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium, type Browser } from "playwright-core";

/** Nothing it does by itself may reach the network. */
const QUIET = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** The system's own Chromium: nothing is downloaded. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: findChromium(), args: QUIET });
}

function findChromium(): string {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  const found = ["/usr/bin/chromium", ...folders.map((folder) => join(folder, "chromium"))].find(
    canRun,
  );
  if (found === undefined) {
    throw new Error(
      "The browser tests need Chromium. Install it (Debian: apt-get install chromium) and run them again.",
    );
  }
  return found;
}

function canRun(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false; // Not being there is the answer "no".
  }
}
