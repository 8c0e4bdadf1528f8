import { defineConfig } from "vitest/config";

/** Browser tests: one real app, one sandbox shop, one Chromium, one after the other. */
export default defineConfig({
  test: {
    root: ".",
    include: ["tests/e2e/**/*.test.ts"],
    globalSetup: ["tests/e2e/support/ensure-build.ts"],
    pool: "forks",
    fileParallelism: false,
    testTimeout: 240_000,
    hookTimeout: 300_000,
  },
});
