/** `FUZZ_SEED` makes every property begin where a failure printed it began. Loaded only then: most files have no property. */
const seed = Number(process.env["FUZZ_SEED"]);

if (Number.isInteger(seed) && seed !== 0) {
  const { configureGlobal, readConfigureGlobal } = await import("fast-check");
  configureGlobal({ ...readConfigureGlobal(), seed });
}

export {};
