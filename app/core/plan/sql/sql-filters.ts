import type { Test } from "#app/core/language/ast.ts";
import type { MovingBound } from "#app/core/plan/bound.ts";
import {
  isProductParameter,
  type LineParameter,
  type OrderParameter,
  PRODUCT_ATTRIBUTES,
  type ProductParameter,
} from "#app/core/plan/match-parameters.ts";
import { toSignedTest } from "#app/core/plan/positive-test.ts";
import { movingBoundsOf, printBound, printTurn } from "./sql-bound.ts";
import { printInstantTest, printNumberTest, signed, textsOf } from "./sql-tests.ts";
import type { ProductTexts, Statement } from "./statement.ts";

type OrderFilterName = OrderParameter<"filter">["name"];
type LineFilterName = Exclude<LineParameter<"filter">["name"], ProductParameter>;
type Print = (statement: Statement, test: Test) => string;

/** Prints one filter of an order, over the rows `s` of the orders' part. */
export function printOrderFilter(
  statement: Statement,
  { name, test }: OrderParameter<"filter">,
): string {
  return ORDER_FILTERS[name](statement, test);
}

const ORDER_FILTERS: Readonly<Record<OrderFilterName, Print>> = {
  date: (statement, test) => {
    for (const bound of movingBoundsOf(test)) {
      const ahead = statement.orders.add(printAhead(statement, bound));
      statement.turns.add(printTurn(statement, `o.${ahead}`, bound));
    }
    return printInstantTest(statement, "s.placed", "s", test);
  },
  amount: (statement, test) => printNumberTest(statement, "s.net", "amount", test),
  channel: (statement, test) => printText(statement, order(statement, "channel"), test),
  financial_status: (statement, test) =>
    printText(statement, order(statement, "financial_status"), test),
  discount_code: (statement, test) =>
    printTexts(statement, order(statement, "discount_codes"), test, true),
  location_id: (statement, test) =>
    printNumberTest(statement, order(statement, "location"), "id", test),
  app_id: (statement, test) => printNumberTest(statement, order(statement, "app"), "id", test),
};

/** Prints one filter of a line, over the rows `s` of the lines' part. */
export function printLineFilter(
  statement: Statement,
  { name, test }: LineParameter<"filter">,
): string {
  return isProductParameter(name)
    ? printProductTest(statement, statement.productTexts, { name, test })
    : LINE_FILTERS[name](statement, test);
}

const LINE_FILTERS: Readonly<Record<LineFilterName, Print>> = {
  id: (statement, test) => printNumberTest(statement, "s.product", "id", test),
  title: (statement, test) => printText(statement, line(statement, "title"), test),
  sku: (statement, test) => printText(statement, line(statement, "sku"), test),
  price: (statement, test) => printNumberTest(statement, line(statement, "price"), "amount", test),
  quantity: (statement, test) => printNumberTest(statement, "s.quantity", "count", test),
  date: (statement, test) => {
    for (const bound of movingBoundsOf(test)) {
      const ahead = statement.orderLines.add(printAhead(statement, bound));
      const earliest = statement.lines.add(`min(k.${ahead})`);
      statement.turns.add(printTurn(statement, `l.${earliest}`, bound));
    }
    return printInstantTest(statement, "s.placed", "s", test);
  },
  channel: (statement, test) => printText(statement, line(statement, "channel"), test),
  financial_status: (statement, test) =>
    printText(statement, line(statement, "financial_status"), test),
  discount_code: (statement, test) =>
    printTexts(statement, line(statement, "discount_codes"), test, true),
};

/** A column beyond those that every statement about orders reads. */
function order({ orderColumns }: Statement, column: string): string {
  orderColumns.add(column);
  return `s.${column}`;
}

function line({ lineColumns }: Statement, column: string): string {
  lineColumns.add(column);
  return `s.${column}`;
}

export function printText({ parameters }: Statement, column: string, test: Test): string {
  const signedTest = toSignedTest(test);
  const texts = textsOf(signedTest.test, false);
  return signed(
    signedTest,
    `${column} = ANY(${parameters.use({ kind: "texts", texts }, "text[]")})`,
  );
}

/** Tests a column of several texts: any of them may be meant. */
function printTexts(
  { parameters }: Statement,
  column: string,
  test: Test,
  folded: boolean,
): string {
  const signedTest = toSignedTest(test);
  const texts = textsOf(signedTest.test, folded);
  return signed(signedTest, `${column} && ${parameters.use({ kind: "texts", texts }, "text[]")}`);
}

/** `s.product_tag` holds those tags of the line's product that any segment names, and so for all attributes. */
export function printProductTest(
  statement: Statement,
  texts: ProductTexts,
  { name, test }: { readonly name: ProductParameter; readonly test: Test },
): string {
  const { attribute, folded } = PRODUCT_ATTRIBUTES[name];
  const asked = texts.get(attribute) ?? new Set();
  texts.set(attribute, asked);
  for (const text of textsOf(toSignedTest(test).test, folded)) asked.add(text);
  return printTexts(statement, `s.product_${attribute}`, test, folded);
}

/** The earliest order date that the bound has not passed: the next one it will. */
function printAhead(statement: Statement, bound: MovingBound): string {
  return `min(s.placed) FILTER (WHERE s.counts AND s.placed >= ${printBound(statement, bound, "s")})`;
}
