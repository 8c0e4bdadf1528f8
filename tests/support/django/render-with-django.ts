import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

export interface DjangoJob {
  readonly template: string;
  readonly person: Readonly<Record<string, string | readonly string[]>>;
}

const RUNNER = fileURLToPath(new URL("render.py", import.meta.url));

/** Debian's Python is the one that has Debian's Django. */
const PYTHON = existsSync("/usr/bin/python3") ? "/usr/bin/python3" : "python3";

/** Renders templates as Klaviyo does, with the real Django. Throws what Django could not read. */
export function renderWithDjango(jobs: readonly DjangoJob[]): string[] {
  const run = spawnSync(PYTHON, [RUNNER], {
    input: jobs.map((job) => `${JSON.stringify(job)}\n`).join(""),
    encoding: "utf8",
    maxBuffer: 256 * 1024 * 1024,
  });
  if (run.error) throw new Error("Python is missing: apt-get install -y python3-django");
  if (run.status !== 0) throw new Error(run.stderr.trim());
  return run.stdout
    .trimEnd()
    .split("\n")
    .map((line, index) => {
      const result: unknown = JSON.parse(line);
      if (result !== null && typeof result === "object" && "text" in result) {
        return String(result.text);
      }
      throw new Error(`${jobs[index]?.template ?? ""}\n${line}`);
    });
}
