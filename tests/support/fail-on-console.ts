import { afterEach, beforeEach, expect, vi } from "vitest";

/** A test that writes to console.error or console.warn fails, unless it expected that and restored the spy. */
beforeEach(() => {
  vi.spyOn(console, "error");
  vi.spyOn(console, "warn");
});

afterEach(() => {
  for (const spy of [vi.mocked(console.error), vi.mocked(console.warn)]) {
    if (vi.isMockFunction(spy)) expect(spy.mock.calls).toEqual([]);
  }
  vi.restoreAllMocks();
});
