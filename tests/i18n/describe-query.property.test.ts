import fc from "fast-check";
import { expect, test } from "vitest";
import { describeQuery } from "#app/i18n/describe-query.ts";
import { queryWordsEn } from "#app/i18n/query-words.en.ts";
import { anyQuery, WHOLE_LANGUAGE } from "#tests/support/arbitraries/any-query.ts";
import { runs } from "#tests/support/runs.ts";

const words = queryWordsEn({ locale: "en", currency: "USD" });

test("every query is said in whole words", () => {
  fc.assert(
    fc.property(anyQuery(WHOLE_LANGUAGE), (query) => {
      const said = describeQuery(query, words);
      expect(said).toMatch(/^customers who \S/);
      expect(said).not.toMatch(/undefined|NaN| {2}| $|[A-Z]_[A-Z]/);
    }),
    { numRuns: runs(300) },
  );
});
