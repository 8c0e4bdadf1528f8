/** The value below which the share `p` of the values lies. */
export function quantile(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(p * sorted.length))] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The median of some runs, with the least and the greatest. */
export interface Spread {
  readonly value: number;
  readonly range: readonly [number, number];
}

export function spreadOf(values: readonly number[]): Spread {
  return { value: median(values), range: [Math.min(...values), Math.max(...values)] };
}

/**
 * Does two pieces of work alternately and answers the median time of each in milliseconds, so that
 * whatever else the machine does slows both alike.
 */
export async function alternate(
  rounds: number,
  ours: () => Promise<void>,
  floor: () => Promise<void>,
): Promise<{ readonly ours: number; readonly floor: number }> {
  const times = { ours: [] as number[], floor: [] as number[] };
  await floor();
  await ours();
  for (let round = 0; round < rounds; round += 1) {
    times.floor.push(await timed(floor));
    times.ours.push(await timed(ours));
  }
  return { ours: median(times.ours), floor: median(times.floor) };
}

export async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}
