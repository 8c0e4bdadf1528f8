import { defineConfig } from "vitest/config";

const onPostgres = process.env["TEST_DATABASE"] === "postgres";

/** `tests/<floor>` mirrors `app/<floor>`; the folder decides what a test may touch. Browser and conformance tests have their own configs. */
export default defineConfig({
  test: {
    include: onPostgres
      ? ["tests/{db,services,jobs,core/plan,core/engine}/**/*.test.ts"]
      : ["tests/**/*.test.{ts,tsx}"],
    exclude: ["tests/e2e/**", "tests/conformance/**", "tests/bench/**", "node_modules/**"],
    setupFiles: ["tests/support/fail-on-console.ts", "tests/support/replay-seed.ts"],
    pool: "forks",
    maxWorkers: 2,
    minWorkers: 1,
    // A long run of properties has the time it takes.
    testTimeout: process.env["FUZZ_RUNS"] === undefined ? 60_000 : 3_600_000,
    hookTimeout: 120_000,
    env: {
      // The gate tries the same cases each time; `npm run fuzz` tries others.
      ...(process.env["CI"] === "true" && { FUZZ_SEED: process.env["FUZZ_SEED"] ?? "20261122" }),
      NODE_ENV: "test",
      LOG_LEVEL: "silent",
      SATSUMA_KEY: Buffer.alloc(32, "key of the tests").toString("base64"),
    },
  },
});
