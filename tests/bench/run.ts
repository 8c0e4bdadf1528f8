import { readFileSync, writeFileSync } from "node:fs";
import { cpus, loadavg, totalmem } from "node:os";
import { join } from "node:path";
import { env } from "#app/env.server.ts";
import { clock } from "./benches/clock.ts";
import { door } from "./benches/door.ts";
import { drainRate } from "./benches/drain.ts";
import { evaluation } from "./benches/evaluation.ts";
import { fullBuild } from "./benches/full-build.ts";
import { historyImport } from "./benches/history-import.ts";
import { mainThread } from "./benches/main-thread.ts";
import { midnight } from "./benches/midnight.ts";
import { statements } from "./benches/statements.ts";
import type { Bench } from "./measurement.ts";
import { closeGrownEmbedded } from "./grown-database.ts";
import { drawGrowth } from "./chart.ts";
import { explanation } from "./benches/explanation.ts";
import { lateness } from "./benches/lateness.ts";
import { liveCount } from "./benches/live-count.ts";
import { renderReport, type BenchResult, type Machine } from "./report.ts";

/** In the order of the report. */
const BENCHES: readonly Bench[] = [
  door,
  drainRate,
  evaluation,
  clock,
  midnight,
  lateness,
  fullBuild,
  liveCount,
  explanation,
  historyImport,
  mainThread,
  statements,
];

/** Those that measure at several sizes, whose growth is drawn. */
const GROWING = new Set([evaluation.name, fullBuild.name, liveCount.name, explanation.name]);

const chartOf = (name: string) => join(import.meta.dirname, `growth-${name}.svg`);

const JSON_FILE = join(import.meta.dirname, "results.json");
const PAGE = join(import.meta.dirname, "results.md");

Object.assign(env, {
  // The same key every time, so that a database kept from an earlier run can be read.
  SATSUMA_KEY: Buffer.alloc(32, "key of the benches").toString("base64"),
  LOG_LEVEL: "warn",
});

/** `npm run bench` runs all; `npm run bench -- main-thread` only those named, keeping the others' results. */
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !BENCHES.some((bench) => bench.name === name));
if (unknown.length > 0) {
  console.error(`No bench is called ${unknown.join(", ")}. There are:`);
  for (const { name, title } of BENCHES) console.error(`  ${name}: ${title}`);
  process.exit(1);
}

const results = new Map(earlierResults().map((result) => [result.bench.name, result]));
for (const { run, ...bench } of BENCHES) {
  if (asked.length > 0 && !asked.includes(bench.name)) continue;
  console.log(`${bench.title} ...`);
  const measurements = await run();
  const [load = 0] = loadavg();
  results.set(bench.name, { bench, measurements, at: new Date().toISOString(), load });
  write();
}
await closeGrownEmbedded();
console.log(readFileSync(PAGE, "utf8"));

function earlierResults(): readonly BenchResult[] {
  if (asked.length === 0) return [];
  try {
    return (
      JSON.parse(readFileSync(JSON_FILE, "utf8")) as { results: BenchResult[] }
    ).results.filter(({ at }) => typeof at === "string");
  } catch {
    // Nothing was measured before.
    return [];
  }
}

function write(): void {
  const machine = describeMachine();
  const inOrder = BENCHES.flatMap(({ name }) => results.get(name) ?? []);
  writeFileSync(JSON_FILE, `${JSON.stringify({ machine, results: inOrder }, null, 2)}\n`);
  writeFileSync(PAGE, renderReport(machine, inOrder));
  for (const { bench, measurements } of inOrder) {
    if (!GROWING.has(bench.name)) continue;
    const chart = drawGrowth(`${bench.title}, ms by customers`, measurements);
    if (chart !== undefined) writeFileSync(chartOf(bench.name), chart);
  }
}

function describeMachine(): Machine {
  const [cpu] = cpus();
  return {
    cpu: cpu?.model.trim() ?? "unknown",
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / 1024 ** 3),
    node: process.versions.node,
  };
}
