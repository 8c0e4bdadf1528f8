import fc from "fast-check";
import { expect, test } from "vitest";
import { printQuery } from "#app/core/language/printer.ts";
import { readQuery } from "#app/core/language/read-query.ts";
import {
  ANSWERABLE,
  anyQuery,
  anyQueryText,
  QUERY_CATALOG,
  type QueryScope,
  WHOLE_LANGUAGE,
} from "#tests/support/arbitraries/any-query.ts";
import { runs } from "#tests/support/runs.ts";
import { withoutSpans } from "#tests/support/without-spans.ts";

test.each<[string, QueryScope]>([
  ["all that we answer", ANSWERABLE],
  ["the whole language", WHOLE_LANGUAGE],
])("a printed query reads as the same query: %s", (_name, scope) => {
  fc.assert(
    fc.property(anyQuery(scope), (query) => {
      const printed = printQuery(query);
      const read = readQuery(printed, QUERY_CATALOG);
      expect(read.ok && withoutSpans(read.query)).toEqual(withoutSpans(query));
      expect(read.ok && printQuery(read.query)).toBe(printed);
    }),
    { numRuns: runs(300) },
  );
});

test("nearly every generated text is a sound query", () => {
  const texts = fc.sample(anyQueryText(), { numRuns: 300, seed: 1 });
  const sound = texts.filter((text) => readQuery(text, QUERY_CATALOG).ok);
  expect(sound.length).toBeGreaterThan(200);
});
