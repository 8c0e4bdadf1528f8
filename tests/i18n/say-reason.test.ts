import { expect, test } from "vitest";
import { sayReason } from "#app/i18n/say-reason.ts";

test.each([
  ["Unknown topic", "Satsuma does not know this kind of update."],
  ["Unreadable body: SyntaxError", "What Shopify sent cannot be read."],
  [
    "Unexpected shape: id (invalid_format), id (custom), name (invalid_type)",
    "Missing, or not as Shopify usually sends it: id, name.",
  ],
  ["Refused by the database: 22003", "Something went wrong on our side."],
  ["A fault of ours while reading it", "Something went wrong on our side."],
  ["Something new", "Something new"],
])("%s is said as: %s", (reason, words) => {
  expect(sayReason(reason)).toBe(words);
});
