import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { env } from "#app/env.server.ts";

/** A server under test, in a process of its own. */
export interface DoorServer {
  readonly port: number;
  readonly stop: () => Promise<void>;
}

/**
 * Starts a program of this folder on a database: the address of a PostgreSQL, or an embedded one's
 * directory. It tells its port when it listens.
 */
export async function startServer(
  program: "our-door" | "bare-door",
  database: string,
): Promise<DoorServer> {
  const file = fileURLToPath(new URL(`${program}.ts`, import.meta.url));
  const child = spawn(process.execPath, [file, database], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    env: { ...process.env, SATSUMA_KEY: env.SATSUMA_KEY, LOG_LEVEL: "warn" },
  });
  const ended = once(child, "exit");
  const port = await Promise.race([
    once(child, "message").then(([told]: unknown[]) => Number(told)),
    ended.then(() => Promise.reject(new Error(`${program} did not start`))),
  ]);
  return {
    port,
    async stop() {
      child.kill("SIGTERM");
      await ended;
    },
  };
}
