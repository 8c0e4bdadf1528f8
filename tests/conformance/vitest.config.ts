import { defineConfig } from "vitest/config";

/** Conformance tests ask the email platforms' own engines, which are no npm packages: see README.md. */
export default defineConfig({
  test: {
    root: ".",
    include: ["tests/conformance/**/*.test.ts"],
    setupFiles: ["tests/support/fail-on-console.ts"],
    testTimeout: 120_000,
  },
});
