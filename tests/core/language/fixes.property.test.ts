import fc from "fast-check";
import { expect, test } from "vitest";
import { applyFix } from "#app/core/language/apply-fix.ts";
import type { Diagnostic } from "#app/core/language/diagnostic.ts";
import { readQuery } from "#app/core/language/read-query.ts";
import {
  anyQueryText,
  QUERY_CATALOG,
  WHOLE_LANGUAGE,
} from "#tests/support/arbitraries/any-query.ts";
import { runs } from "#tests/support/runs.ts";

/** One slip of a finger: a letter lost, doubled, swapped or in the other case; a word lost or another. */
const anySlip = fc.record({
  at: fc.nat({ max: 300 }),
  kind: fc.constantFrom("lose", "double", "swap", "case", "quote", "word", "paren"),
  word: fc.constantFrom("AND", "=", "==", "&&", "<>", "IS", "CONTAINS", "5", "'x'", "\u2019", ","),
});

function otherCase(letter: string): string {
  return letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase();
}

function slip(
  text: string,
  { at, kind, word }: typeof anySlip extends fc.Arbitrary<infer S> ? S : never,
): string {
  const index = at % Math.max(1, text.length);
  const letter = text.charAt(index);
  const rest = text.slice(index + 1);
  const before = text.slice(0, index);
  switch (kind) {
    case "lose":
      return before + rest;
    case "double":
      return before + letter + letter + rest;
    case "swap":
      return before + rest.charAt(0) + letter + rest.slice(1);
    case "case":
      return before + otherCase(letter) + rest;
    case "quote":
      return text.replaceAll("'", '"');
    case "paren":
      return `${before})${letter}${rest}`;
    case "word": {
      const end = /\W|$/.exec(rest)?.index ?? 0;
      return `${before}${word} ${rest.slice(end)}`;
    }
  }
}

const anySlippedQuery = fc
  .tuple(anyQueryText(WHOLE_LANGUAGE), fc.array(anySlip, { minLength: 1, maxLength: 3 }))
  .map(([text, slips]) => slips.reduce(slip, text));

/** The mistakes of a text, none when it is sound. */
function mistakesOf(text: string): readonly Diagnostic[] {
  const read = readQuery(text, QUERY_CATALOG);
  return read.ok ? [] : read.diagnostics;
}

test("the fix of a text's only mistake takes that mistake away", () => {
  const seen = { fixed: 0, sound: 0 };
  fc.assert(
    fc.property(anySlippedQuery, (text) => {
      const [only, ...others] = mistakesOf(text);
      if (only?.fix === undefined || others.length > 0) return;
      const { code, span, fix } = only;
      const fixed = applyFix(text, fix);
      expect(fixed).not.toBe(text);
      const left = mistakesOf(fixed);
      const marked = text.slice(span.start, span.end);
      const same = left.filter(
        (each) =>
          each.code === code &&
          each.span.start === span.start &&
          fixed.slice(each.span.start, each.span.end) === marked,
      );
      expect({ text, fix, same }).toEqual({ text, fix, same: [] });
      seen.fixed += 1;
      seen.sound += Number(left.length === 0);
    }),
    { numRuns: runs(1500) },
  );
  expect(seen.fixed).toBeGreaterThan(50);
  expect(seen.sound).toBeGreaterThan(seen.fixed / 2);
});

test("fix after fix comes to an end", () => {
  fc.assert(
    fc.property(anySlippedQuery, (text) => {
      const tried = new Set<string>();
      for (let now = text; !tried.has(now); ) {
        tried.add(now);
        expect({ text, steps: tried.size }).toEqual({
          text,
          steps: expect.toSatisfy((n: number) => n < 60) as number,
        });
        const fix = mistakesOf(now).find((each) => each.fix !== undefined)?.fix;
        if (fix === undefined) return;
        now = applyFix(now, fix);
        expect({ text, now, seen: tried.has(now) }).toEqual({ text, now, seen: false });
      }
    }),
    { numRuns: runs(500) },
  );
});
