import fc from "fast-check";
import { expect, test } from "vitest";
import { currencyExponent, parseMoney } from "#app/core/commerce/money.ts";

test.each([
  ["10.50", "EUR", 1050n],
  ["10.5", "EUR", 1050n],
  ["10", "EUR", 1000n],
  ["-10.50", "EUR", -1050n],
  ["0.00", "EUR", 0n],
  ["-0.00", "EUR", 0n],
  ["0010.00", "EUR", 1000n],
  ["1000.0", "JPY", 1000n],
  ["1000", "JPY", 1000n],
  ["1.234", "KWD", 1234n],
  ["1.23400", "KWD", 1234n],
  ["12.34", "RSD", 1234n],
  ["90071992547409939.99", "EUR", 9007199254740993999n],
])("%s %s is %s minor units", (text, currency, amount) => {
  expect(parseMoney(text, currency)).toBe(amount);
});

test.each([
  ["10.505", "EUR"],
  ["10.5", "JPY"],
  ["", "EUR"],
  ["-", "EUR"],
  [".5", "EUR"],
  ["5.", "EUR"],
  ["+5", "EUR"],
  ["1,000.00", "EUR"],
  ["1e3", "EUR"],
  [" 5", "EUR"],
  ["NaN", "EUR"],
])("%j %s is no amount", (text, currency) => {
  expect(parseMoney(text, currency)).toBeUndefined();
});

test("an amount written out in full is read back", () => {
  fc.assert(
    fc.property(fc.bigInt(), fc.constantFrom("EUR", "JPY", "KWD", "CLF"), (amount, currency) => {
      const exponent = currencyExponent(currency);
      const digits = String(amount < 0n ? -amount : amount).padStart(exponent + 1, "0");
      const whole = digits.slice(0, digits.length - exponent);
      const fraction = digits.slice(digits.length - exponent);
      const text = `${amount < 0n ? "-" : ""}${whole}${exponent > 0 ? `.${fraction}` : ""}`;
      expect(parseMoney(text, currency)).toBe(amount);
    }),
  );
});

test("currencies have the decimals of ISO 4217", () => {
  expect(["EUR", "JPY", "KWD", "CLF", "ISK", "RSD"].map(currencyExponent)).toEqual([
    2, 0, 3, 4, 0, 2,
  ]);
});
