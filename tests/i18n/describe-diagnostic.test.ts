import { expect, test } from "vitest";
import { makeCatalog } from "#app/core/catalog/catalog.ts";
import { readQuery } from "#app/core/language/read-query.ts";
import { describeDiagnostic } from "#app/i18n/describe-diagnostic.ts";

const catalog = makeCatalog({ metafields: [] });

test("a mistake is said with what to do about it", () => {
  const read = readQuery("customer_tags CONTAINS vip AND amount_spent > '$5'", catalog);
  expect(!read.ok && read.diagnostics.map((each) => describeDiagnostic(each))).toEqual([
    "\u2018vip\u2019 does not belong here.",
    "amount_spent needs an amount without a currency sign, not \u2018$5\u2019.",
  ]);
});

test("a long mistake is shortened", () => {
  const said = describeDiagnostic({ code: "unknown-filter", name: "x".repeat(1000) });
  expect(said.length).toBeLessThan(100);
});
