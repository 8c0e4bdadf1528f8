import fc from "fast-check";
import { expect, test } from "vitest";
import { nextToken } from "#app/core/language/lexer.ts";
import { quote } from "#app/core/language/quote.ts";
import { runs } from "#tests/support/runs.ts";

const anyText = fc.oneof(
  fc.string({ unit: "grapheme" }),
  fc.string({ unit: fc.constantFrom("'", "\\", "a", '"', "\u2019", "\n", " ") }),
);

test("any text that is quoted is one string that says the text", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const quoted = quote(text);
      expect(nextToken(quoted, 0)).toEqual({
        kind: "string",
        span: { start: 0, end: quoted.length },
        value: text,
        quote: "'",
        closed: true,
      });
    }),
    { numRuns: runs(1000) },
  );
});
