import fc from "fast-check";
import { expect, test } from "vitest";
import { toStorable } from "#app/lib/to-storable.ts";

test("NUL goes, lone surrogates are replaced, pairs stay", () => {
  expect(toStorable("a\0b\uD800c\u{1F600}", 10)).toBe("ab\uFFFDc\u{1F600}");
});

test("a cut never splits a pair", () => {
  expect(toStorable("\u{1F600}".repeat(3), 2)).toBe("\u{1F600}".repeat(2));
});

test("whatever comes in, what comes out is short enough and well formed, and stays as it is", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(0xffff)), fc.nat(20), (units, limit) => {
      const text = String.fromCharCode(...units);
      const stored = toStorable(text, limit);
      expect(Array.from(stored).length).toBeLessThanOrEqual(limit);
      expect(stored).not.toMatch(/\0|\p{Surrogate}/u);
      expect(toStorable(stored, limit)).toBe(stored);
    }),
  );
});
