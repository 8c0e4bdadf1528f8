import { env } from "./env.server.ts";

const LEVELS = ["debug", "info", "warn", "error", "silent"] as const;
type Level = Exclude<(typeof LEVELS)[number], "silent">;

/** What a log line may carry: ids, counts, names of our own. Never personal data, bodies or secrets. */
export type LogDetails = Readonly<Record<string, string | number | bigint | boolean | undefined>>;

/** Writes one JSON line. Faults go through `logFault`, which keeps the stack and drops the rest. */
export function log(level: Level, event: string, details: LogDetails = {}): void {
  if (LEVELS.indexOf(level) < LEVELS.indexOf(env.LOG_LEVEL)) return;
  const line = JSON.stringify(
    { at: new Date().toISOString(), level, event, ...details },
    (_key, value: unknown) => (typeof value === "bigint" ? value.toString() : value),
  );
  (level === "error" ? process.stderr : process.stdout).write(`${line}\n`);
}

export function logFault(event: string, fault: unknown, details: LogDetails = {}): void {
  const { message, stack } = fault instanceof Error ? fault : new Error(String(fault));
  log("error", event, { ...details, message, stack });
}
