import { afterEach, beforeEach, expect, vi } from "vitest";

const LOUD = ["error", "warn"] as const;

/** A test that writes to console.error or console.warn fails, unless it expected that and restored the spy. */
beforeEach(() => {
  for (const method of LOUD) vi.spyOn(console, method);
});

afterEach(() => {
  for (const method of LOUD) {
    const written = vi.mocked(console)[method];
    if (vi.isMockFunction(written)) expect(written.mock.calls).toEqual([]);
  }
  vi.restoreAllMocks();
});
