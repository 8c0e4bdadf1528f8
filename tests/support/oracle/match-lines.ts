import type { Argument, Test } from "#app/core/language/ast.ts";
import { add, readDecimal, wholeNumber, ZERO } from "./decimal.ts";
import type { OrderThen } from "./order-then.ts";
import type { PersonThen, ProductThen } from "./person-then.ts";
import { saysOf, textSet } from "./says-of.ts";
import { testDate, type Asked } from "./test-date.ts";
import { testNumber, testTexts } from "./test-value.ts";
import type { LineReading } from "./told.ts";

/** products_purchased: all filters hold on the same line; counts are of the lines' orders. */
export function matchLines(
  parameters: readonly Argument[],
  person: PersonThen,
  asked: Asked,
): boolean {
  const bought = person.orders.flatMap((order) => order.lines.map((line) => ({ order, line })));
  const looked = bought.filter(({ order, line }) =>
    parameters.every((argument) => lineHolds(argument, order, line, { person, asked })),
  );
  const aggregates = parameters.filter(({ parameter }) => parameter.role === "aggregate");
  if (aggregates.length === 0) return looked.length > 0;
  return aggregates.every(({ parameter, test }) => {
    switch (parameter.name) {
      case "count":
        return testNumber(test, wholeNumber(new Set(looked.map(({ order }) => order.order)).size));
      case "sum_quantity":
        return testNumber(
          test,
          wholeNumber(looked.reduce((sum, { line }) => sum + line.quantity, 0)),
        );
      case "sum_amount":
        return testNumber(test, looked.map(({ line }) => line.net).reduce(add, ZERO));
      default:
        throw new Error(`The oracle does not know products_purchased's ${parameter.name}`);
    }
  });
}

function lineHolds(
  { parameter, test }: Argument,
  order: OrderThen,
  line: LineReading,
  { person, asked }: { readonly person: PersonThen; readonly asked: Asked },
): boolean {
  switch (parameter.name) {
    case "date":
      return testDate(test, order.placed, asked);
    case "id":
      return testNumber(test, line.product === undefined ? undefined : readDecimal(line.product));
    case "quantity":
      return testNumber(test, wholeNumber(line.quantity));
    case "title":
      return testTexts(test, textSet(line.title), false);
    case "sku":
      return testTexts(test, textSet(line.sku), false);
    case "price":
      return testNumber(test, line.price);
    default:
      return (
        parameter.role === "aggregate" ||
        (SAID_OF_PRODUCTS.has(parameter.name)
          ? productHolds(parameter.name, test, person.products.get(line.product ?? ""))
          : saysOf(order, parameter.name, test))
      );
  }
}

export const SAID_OF_PRODUCTS: ReadonlySet<string> = new Set([
  ...["tag", "vendor", "product_type", "category", "collection"],
]);

export function productHolds(name: string, test: Test, product: ProductThen | undefined): boolean {
  return testTexts(test, product?.[name] ?? new Set(), name === "tag");
}
