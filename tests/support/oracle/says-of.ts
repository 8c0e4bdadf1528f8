import type { Test } from "#app/core/language/ast.ts";
import { readDecimal } from "./decimal.ts";
import type { OrderThen } from "./order-then.ts";
import { testNumber, testTexts } from "./test-value.ts";

/** Whether an order's version then says what is asked of it. What it leaves blank is unknown. */
export function saysOf({ version }: OrderThen, name: string, test: Test): boolean {
  switch (name) {
    case "channel":
      return testTexts(test, textSet(version.source), false);
    case "financial_status":
      return testTexts(test, textSet(version.financialStatus.toUpperCase()), false);
    case "discount_code":
      return testTexts(test, new Set(version.codes.map((code) => code.toLowerCase())), true);
    case "location_id":
      return testNumber(
        test,
        version.location === undefined ? undefined : readDecimal(version.location),
      );
    case "app_id":
      return testNumber(test, version.app === undefined ? undefined : readDecimal(version.app));
    default:
      throw new Error(`The oracle does not know an order's ${name}`);
  }
}

/** A text that is known, or nothing. */
export function textSet(text: string | undefined): ReadonlySet<string> {
  return new Set(text === undefined || text === "" ? [] : [text]);
}
