/** `FUZZ_SEED` makes every property begin where a failure printed it began. */
const seed = Number(process.env["FUZZ_SEED"]);

if (Number.isInteger(seed) && seed !== 0) {
  const { configureGlobal, readConfigureGlobal } = await import("fast-check");
  configureGlobal({ ...readConfigureGlobal(), seed });
}
