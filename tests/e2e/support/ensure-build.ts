import { spawnSync } from "node:child_process";
import { globSync, statSync } from "node:fs";

/** What the build is made from. */
const SOURCES = ["app/**/*", "package-lock.json", "vite.config.ts"];
const BUILT = "build/server/index.js";

/** Builds the app unless the build there is newer than everything it is made from. */
export function setup(): void {
  const builtAt = statSync(BUILT, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const files = globSync(SOURCES).map((path) => statSync(path));
  if (files.every((file) => !file.isFile() || file.mtimeMs <= builtAt)) return;
  const { status } = spawnSync("npm", ["run", "--silent", "build"], { stdio: "inherit" });
  if (status !== 0) throw new Error("The app could not be built, so there is nothing to test.");
}
