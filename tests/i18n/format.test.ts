import { expect, test } from "vitest";
import { makeFormat } from "#app/i18n/format.ts";

const format = makeFormat({ locale: "en-GB", currency: "GBP", timeZone: "Europe/London" });

test.each([
  ["GBP", 123_456n, "\u00a31,234.56"],
  ["GBP", -5n, "-\u00a30.05"],
  ["JPY", 1_234n, "JP\u00a51,234"],
  ["KWD", 1_234n, "KWD\u00a01.234"],
  ["ISK", 1_234n, "ISK\u00a01,234"],
])("minor units of %s print as money", (currency, minor, printed) => {
  const own = makeFormat({ locale: "en-GB", currency, timeZone: "UTC" });
  expect(own.money(minor)).toBe(printed);
});

test("a moment is told in the shop's zone, which it names", () => {
  expect(format.moment(Date.UTC(2026, 6, 1, 23, 30))).toBe("2 Jul 2026, 00:30 BST");
  expect(format.day(Date.UTC(2026, 6, 1, 23, 30))).toBe("2 Jul 2026");
});

test.each([
  [-5, "0 s"],
  [12_900, "12 s"],
  [60_000, "1 min"],
  [3 * 3_600_000, "3 h"],
  [50 * 3_600_000, "2 d"],
])("%i milliseconds are told by the largest whole unit", (milliseconds, told) => {
  expect(format.elapsed(milliseconds)).toBe(told);
});
