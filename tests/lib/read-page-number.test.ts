import { expect, test } from "vitest";
import { readPageNumber } from "#app/lib/read-page-number.ts";

test.each([
  ["1", 1],
  ["42", 42],
  [null, 1],
  ["0", 1],
  ["-3", 1],
  ["1e9", 1],
  ["2.5", 1],
  ["99999999999", 1],
])("the address's page %j is page %i", (text, page) => {
  expect(readPageNumber(text)).toBe(page);
});
