import { configureGlobal, readConfigureGlobal } from "fast-check";

/** `FUZZ_SEED` makes every property begin where a failure printed it began. */
const seed = Number(process.env["FUZZ_SEED"]);

if (Number.isInteger(seed) && seed !== 0) {
  configureGlobal({ ...readConfigureGlobal(), seed });
}
