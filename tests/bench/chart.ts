import type { Measurement } from "./measurement.ts";

const [WIDTH, HEIGHT, LEFT, BOTTOM, TOP, RIGHT] = [800, 336, 64, 40, 44, 300];
const COLOURS = ["#2c6ecb", "#b98900", "#008060", "#8a3ffc"];

interface Point {
  readonly size: number;
  readonly value: number;
}

/** "100,000 customers, PostgreSQL: processor time": the size, and what is the same at every size. */
const SIZED = /^([\d,]+) customers, (.*)$/;

/**
 * Draws how what was measured at several sizes of a shop grows, as an SVG: both axes by powers, so
 * that what grows with the shop is a steep line and what does not is a flat one. One size does not grow.
 */
export function drawGrowth(
  title: string,
  measurements: readonly Measurement[],
): string | undefined {
  const lines = linesOf(measurements);
  const points = [...lines.values()].flat();
  const sizes = [...new Set(points.map(({ size }) => size))];
  if (sizes.length < 2) return undefined;
  const x = scale(
    points.map(({ size }) => size),
    [LEFT, WIDTH - RIGHT],
  );
  const y = scale(
    points.map(({ value }) => value),
    [HEIGHT - BOTTOM, TOP],
  );
  const drawn = [...lines].map(([name, of], index) => {
    const colour = COLOURS[index % COLOURS.length] ?? "";
    const path = of.map(({ size, value }) => `${x(size)},${y(value)}`).join(" ");
    const marks = of.map(
      ({ size, value }) =>
        `<circle cx="${x(size)}" cy="${y(value)}" r="3" fill="${colour}"/>` +
        `<text x="${x(size)}" y="${Number(y(value)) - 7}" text-anchor="middle">${Math.round(value)}</text>`,
    );
    return [
      `<polyline points="${path}" fill="none" stroke="${colour}" stroke-width="2"/>`,
      ...marks,
      // Named beside the figures, in their order: lines that end close together would hide each other's names.
      `<text x="${WIDTH - RIGHT + 24}" y="${TOP + 18 * index}" fill="${colour}">${name}</text>`,
    ].join("\n");
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="11">`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="white"/>`,
    `<text x="${LEFT}" y="14" font-size="13">${title}</text>`,
    ...sizes.map(
      (size) =>
        `<text x="${x(size)}" y="${HEIGHT - 16}" text-anchor="middle">${size.toLocaleString("en-GB")}</text>`,
    ),
    ...drawn,
    "</svg>",
    "",
  ].join("\n");
}

function linesOf(measurements: readonly Measurement[]): Map<string, Point[]> {
  const lines = new Map<string, Point[]>();
  for (const { what, value } of measurements) {
    const [, size = "", name = ""] = SIZED.exec(what) ?? [];
    if (name === "") continue;
    const points = lines.get(name) ?? [];
    points.push({ size: Number(size.replaceAll(",", "")), value });
    lines.set(name, points);
  }
  return lines;
}

/** Places values by their powers of ten. */
function scale(values: readonly number[], [from, to]: readonly [number, number]) {
  const logs = values.map(Math.log10);
  const [least, most] = [Math.min(...logs), Math.max(...logs)];
  return (value: number): string => {
    const share = most === least ? 0.5 : (Math.log10(value) - least) / (most - least);
    return (from + share * (to - from)).toFixed(1);
  };
}
