export interface ChartPoint {
  readonly x: number;
  readonly y: number;
}

/** A line over time as an SVG draws it, in a box of `width` by `height` whose y grows downwards. */
export interface LineChart {
  /** The line, and the area below it. */
  readonly line: string;
  readonly area: string;
  /** Where a value of x lies. */
  readonly placeOf: (x: number) => number;
  /** The value at the top: round, and not below any. */
  readonly top: number;
}

/** Fits points, ascending in x, into a box: the first at its left, 0 at its bottom. */
export function lineChart(
  points: readonly ChartPoint[],
  { width, height }: { readonly width: number; readonly height: number },
): LineChart {
  const first = points[0]?.x ?? 0;
  const span = (points.at(-1)?.x ?? first) - first || 1;
  const top = roundUp(points.reduce((most, { y }) => Math.max(most, y), 0));
  const placeOf = (x: number) => round(((x - first) / span) * width);
  const places = points.map(({ x, y }) => `${placeOf(x)},${round(height - (y / top) * height)}`);
  const line = places.length === 0 ? "" : `M${places.join("L")}`;
  const end = placeOf(points.at(-1)?.x ?? first);
  return { line, area: line === "" ? "" : `${line}L${end},${height}L0,${height}Z`, placeOf, top };
}

/** The next round number, so that a chart is nearly filled; at least 1. */
function roundUp(value: number): number {
  if (value <= 1) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  const factor = FACTORS.find((each) => each * power >= value) ?? 10;
  return Math.ceil(factor * power);
}

const FACTORS = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8];

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
