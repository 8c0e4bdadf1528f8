import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** A template of an engine that is no npm package, and what its names stand for. */
export interface EngineJob {
  readonly template: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** An engine that Debian has, by the program that runs it. */
interface Engine {
  readonly program: string;
  readonly script: string;
  readonly packages: string;
}

const ENGINES = {
  django: engine("python3", "../django/render.py", "python3-django"),
  jinja: engine("python3", "../jinja/render.py", "python3-jinja2"),
  ruby: engine("ruby", "../ruby/render.rb", "ruby-liquid"),
};

/** Renders templates with the real thing. Throws what it could not read. */
export function renderWith(name: keyof typeof ENGINES, jobs: readonly EngineJob[]): string[] {
  const { program, script, packages } = ENGINES[name];
  const run = spawnSync(program, [script], {
    input: jobs.map((job) => `${JSON.stringify(job)}\n`).join(""),
    encoding: "utf8",
    maxBuffer: 256 * 1024 * 1024,
  });
  if (run.error) throw new Error(`${name} is missing: apt-get install -y ${packages}`);
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

/** Debian's own program is the one that has Debian's packages. */
function engine(program: string, script: string, packages: string): Engine {
  const own = `/usr/bin/${program}`;
  return {
    program: existsSync(own) ? own : program,
    script: fileURLToPath(new URL(script, import.meta.url)),
    packages,
  };
}
