import { isWithin, ratioOf, type Bench, type Budget, type Measurement } from "./measurement.ts";

export interface BenchResult {
  readonly bench: Pick<Bench, "name" | "title" | "about">;
  readonly measurements: readonly Measurement[];
}

export interface Machine {
  readonly at: string;
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGiB: number;
  readonly node: string;
}

/** Writes the results as a page for people. */
export function renderReport(machine: Machine, results: readonly BenchResult[]): string {
  return [
    "# Benchmarks",
    "",
    `Measured ${machine.at.slice(0, 10)} on ${machine.cores} cores (${machine.cpu}), ${machine.memoryGiB} GiB, Node ${machine.node}. ` +
      "Written by `npm run bench`; floors are measured in the same run, medians of alternating rounds.",
    ...results.flatMap(renderResult),
    "",
  ].join("\n");
}

function renderResult({ bench, measurements }: BenchResult): string[] {
  return [
    "",
    `## ${bench.title}`,
    "",
    bench.about,
    "",
    "| what | measured | floor | ratio | budget | |",
    "|---|---|---|---|---|---|",
    ...measurements.map(renderRow),
  ];
}

function renderRow(measurement: Measurement): string {
  const { what, value, unit, range, floor, budget } = measurement;
  const ratio = ratioOf(measurement);
  const within = isWithin(measurement);
  const cells = [
    what,
    range === undefined ? withUnit(value, unit) : `${withUnit(value, unit)} (${printRange(range)})`,
    floor === undefined ? "" : withUnit(floor, unit),
    ratio === undefined ? "" : ratio.toFixed(2),
    budget === undefined ? "" : renderBudget(budget, unit),
    within === undefined ? "" : within ? "met" : "**missed**",
  ];
  return `| ${cells.join(" | ")} |`;
}

function renderBudget({ kind, value }: Budget, unit: string): string {
  if (kind === "ratio-at-least") return `ratio at least ${value}`;
  return `${kind === "at-most" ? "at most" : "at least"} ${withUnit(value, unit)}`;
}

function printRange([least, greatest]: readonly [number, number]): string {
  return `${printNumber(least)} to ${printNumber(greatest)}`;
}

function printNumber(value: number): string {
  const digits = value < 10 ? 2 : value < 100 ? 1 : 0;
  return value.toLocaleString("en-GB", { maximumFractionDigits: digits });
}

function withUnit(value: number, unit: string): string {
  const number = printNumber(value);
  return unit.startsWith("/") ? `${number}${unit}` : `${number} ${unit}`;
}
