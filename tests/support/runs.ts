/** How often a property is tried: `usual` times, or FUZZ_RUNS times on a long run. */
export function runs(usual: number): number {
  const asked = Number(process.env["FUZZ_RUNS"]);
  return Number.isInteger(asked) && asked > 0 ? asked : usual;
}
