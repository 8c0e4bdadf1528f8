import { isWithin, ratioOf, type Bench, type Budget, type Measurement } from "./measurement.ts";

export interface BenchResult {
  readonly bench: Pick<Bench, "name" | "title" | "about">;
  readonly measurements: readonly Measurement[];
  readonly at: string;
  /** How many programs wanted to run in the minute before, ours among them. */
  readonly load: number;
}

export interface Machine {
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
    `Measured on ${machine.cores} cores (${machine.cpu}), ${machine.memoryGiB} GiB, Node ${machine.node}. ` +
      "Written by `npm run bench`: medians, in brackets the least and the greatest, floors measured in the same run in alternating rounds. " +
      "A load average above the number of cores says that the machine was busy with other things: times on the clock are then too long, ratios and processor times hold.",
    ...results.flatMap(renderResult),
    "",
  ].join("\n");
}

function renderResult({ bench, measurements, at, load }: BenchResult): string[] {
  return [
    "",
    `## ${bench.title}`,
    "",
    `${bench.about} (${at.slice(0, 16).replace("T", " ")} UTC, load average ${load.toFixed(1)}.)`,
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
