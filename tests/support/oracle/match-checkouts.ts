import type { Argument } from "#app/core/language/ast.ts";
import { readDecimal, wholeNumber } from "./decimal.ts";
import { productHolds, SAID_OF_PRODUCTS } from "./match-lines.ts";
import type { CheckoutThen, PersonThen } from "./person-then.ts";
import { textSet } from "./says-of.ts";
import { testDate, type Asked } from "./test-date.ts";
import { testNumber, testTexts } from "./test-value.ts";
import type { LeftLine } from "./told.ts";

const OF_CHECKOUT: ReadonlySet<string> = new Set(["date", "amount", "recovered"]);

/** checkouts_abandoned: what is asked of the checkout holds, and all else of one and the same line of it. */
export function matchCheckouts(
  parameters: readonly Argument[],
  person: PersonThen,
  asked: Asked,
): boolean {
  const filters = parameters.filter(({ parameter }) => parameter.role === "filter");
  const whole = filters.filter(({ parameter }) => OF_CHECKOUT.has(parameter.name));
  const ofLine = filters.filter(({ parameter }) => !OF_CHECKOUT.has(parameter.name));
  const found = person.checkouts.filter(
    (checkout) =>
      whole.every((argument) => checkoutHolds(argument, checkout, asked)) &&
      (ofLine.length === 0 ||
        checkout.lines.some((line) =>
          ofLine.every((argument) => lineHolds(argument, line, person)),
        )),
  );
  const counts = parameters.filter(({ parameter }) => parameter.role === "aggregate");
  if (counts.length === 0) return found.length > 0;
  return counts.every(({ test }) => testNumber(test, wholeNumber(found.length)));
}

function checkoutHolds({ parameter, test }: Argument, checkout: CheckoutThen, asked: Asked) {
  if (parameter.name === "date") return testDate(test, checkout.abandoned, asked);
  if (parameter.name === "amount") return testNumber(test, checkout.amount);
  return testTexts(test, new Set([String(checkout.recovered)]), false);
}

function lineHolds({ parameter, test }: Argument, line: LeftLine, person: PersonThen): boolean {
  switch (parameter.name) {
    case "id":
      return testNumber(test, line.product === undefined ? undefined : readDecimal(line.product));
    case "title":
      return testTexts(test, textSet(line.title), false);
    case "sku":
      return testTexts(test, textSet(line.sku), false);
    case "quantity":
      return testNumber(test, wholeNumber(line.quantity));
    default:
      if (!SAID_OF_PRODUCTS.has(parameter.name)) {
        throw new Error(`The oracle does not know checkouts_abandoned's ${parameter.name}`);
      }
      return productHolds(parameter.name, test, person.products.get(line.product ?? ""));
  }
}
