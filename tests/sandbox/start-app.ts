import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { setTimeout as wait } from "node:timers/promises";
import type { Sandbox } from "./sandbox.ts";

export interface RunningApp {
  /** Its exit code, whatever ended it. */
  readonly ended: Promise<number>;
  readonly stop: () => Promise<void>;
}

export interface AppOptions {
  readonly port: number;
  /** Where it keeps its database. */
  readonly data: string;
  readonly environment?: Readonly<Record<string, string>>;
}

const READY_WITHIN_MS = 60_000;

/** Starts the built app as it is, told only that Shopify is the sandbox; waits until it answers. */
export async function startApp(sandbox: Sandbox, options: AppOptions): Promise<RunningApp> {
  const child = spawn(
    process.execPath,
    [fileURLToPath(new URL("../../app/server.ts", import.meta.url))],
    {
      stdio: ["ignore", "inherit", "inherit"],
      env: {
        ...process.env,
        // The demo has a database of its own.
        DATABASE_URL: undefined,
        NODE_ENV: "development",
        LOG_LEVEL: "warn",
        PORT: String(options.port),
        SATSUMA_DATA: options.data,
        SANDBOX_URL: sandbox.url,
        APP_BRIDGE_URL: `${sandbox.url}/assets/app-bridge.js`,
        SHOPIFY_APP_URL: sandbox.appUrl,
        SHOPIFY_API_KEY: sandbox.apiKey,
        SHOPIFY_API_SECRET: sandbox.apiSecret,
        ...options.environment,
      },
    },
  );
  const ended = once(child, "exit").then(([code]: unknown[]) =>
    typeof code === "number" ? code : 1,
  );
  const stop = async () => {
    child.kill("SIGTERM");
    await ended;
  };
  const state = { hasEnded: false };
  void ended.then(() => (state.hasEnded = true));
  const giveUp = Date.now() + READY_WITHIN_MS;
  while (!(await isReady(sandbox.appUrl))) {
    if (state.hasEnded) throw new Error("The app did not start. Run `npm run build` first.");
    if (Date.now() > giveUp) {
      await stop();
      throw new Error(`The app was not ready within ${READY_WITHIN_MS / 1000} s.`);
    }
    await wait(100);
  }
  return { ended, stop };
}

async function isReady(appUrl: string): Promise<boolean> {
  try {
    const response = await fetch(new URL("/readyz", appUrl), {
      signal: AbortSignal.timeout(2_000),
    });
    return response.ok;
  } catch {
    return false; // Not listening yet is the answer "no".
  }
}
