import { toDecimal } from "#app/lib/decimal-places.ts";
import type { Moment } from "#app/core/calendar/moment.ts";
import type { LineState, OrderState } from "#app/core/catalog/customer-history.ts";
import type { Test } from "#app/core/language/ast.ts";
import type { HistoryView } from "./history-view.ts";
import {
  isProductParameter,
  type LineParameter,
  type OrderParameter,
  PRODUCT_ATTRIBUTES,
} from "./match-parameters.ts";
import {
  compileInstantTest,
  compileNumberTest,
  compileTextTest,
  type FactTest,
} from "./predicate-tests.ts";

/** A line together with the order it stands in. */
export interface OrderedLine {
  readonly order: OrderState;
  readonly line: LineState;
}

type OrderFilterName = OrderParameter<"filter">["name"];
type LineFilterName = LineParameter<"filter">["name"];

/** Whether an order is one of those that a match looks at, as far as one parameter goes. */
export function compileOrderFilter({ name, test }: OrderParameter<"filter">): FactTest<OrderState> {
  return ORDER_FILTERS[name](test);
}

const ORDER_FILTERS: Readonly<Record<OrderFilterName, (test: Test) => FactTest<OrderState>>> = {
  date: (test) => instants(test, ({ placed }) => placed),
  amount: (test) => amounts(test, ({ net }) => net),
  channel: (test) => texts(test, ({ channel }) => some(channel)),
  financial_status: (test) => texts(test, ({ financialStatus }) => some(financialStatus)),
  discount_code: (test) => foldedTexts(test, ({ discountCodes }) => discountCodes),
  location_id: (test) => numbers(test, ({ location }) => some(location)),
  app_id: (test) => numbers(test, ({ app }) => some(app)),
};

/** Whether a line is one of those that a match looks at, as far as one parameter goes. */
export function compileLineFilter({ name, test }: LineParameter<"filter">): FactTest<OrderedLine> {
  return isProductParameter(name)
    ? ofLine(compileProductTest(name, test))
    : LINE_FILTERS[name](test);
}

/** What a line says of itself, bought or left in a checkout. */
export const LINE_TESTS = {
  id: (test: Test) => numbers<SaidLine>(test, ({ product }) => some(product)),
  title: (test: Test) => texts<SaidLine>(test, ({ title }) => some(title)),
  sku: (test: Test) => texts<SaidLine>(test, ({ sku }) => some(sku)),
  quantity: (test: Test) => numbers<SaidLine>(test, ({ quantity }) => [String(quantity)]),
};

type SaidLine = Pick<LineState, "product" | "title" | "sku" | "quantity">;

const LINE_FILTERS: Readonly<
  Record<
    Exclude<LineFilterName, keyof typeof PRODUCT_ATTRIBUTES>,
    (test: Test) => FactTest<OrderedLine>
  >
> = {
  id: (test) => ofLine(LINE_TESTS.id(test)),
  title: (test) => ofLine(LINE_TESTS.title(test)),
  sku: (test) => ofLine(LINE_TESTS.sku(test)),
  price: (test) => amounts(test, ({ line }) => line.price),
  quantity: (test) => ofLine(LINE_TESTS.quantity(test)),
  date: (test) => ofOrder(ORDER_FILTERS.date(test)),
  channel: (test) => ofOrder(ORDER_FILTERS.channel(test)),
  financial_status: (test) => ofOrder(ORDER_FILTERS.financial_status(test)),
  discount_code: (test) => ofOrder(ORDER_FILTERS.discount_code(test)),
};

function ofLine(holds: FactTest<SaidLine>): FactTest<OrderedLine> {
  return ({ line }, view) => holds(line, view);
}

function ofOrder(holds: FactTest<OrderState>): FactTest<OrderedLine> {
  return ({ order }, view) => holds(order, view);
}

/** What the product of a line says of itself. */
export function compileProductTest(
  name: keyof typeof PRODUCT_ATTRIBUTES,
  test: Test,
): FactTest<Pick<LineState, "product">> {
  const { attribute, folded } = PRODUCT_ATTRIBUTES[name];
  const holds = compileTextTest(test, folded);
  return ({ product }, view) => holds(view.productValues(product, attribute), view);
}

export function instants<T>(test: Test, of: (fact: T) => Moment | undefined): FactTest<T> {
  const holds = compileInstantTest(test);
  return (fact, view) => holds(of(fact), view);
}

function numbers<T>(test: Test, of: (fact: T) => readonly string[]): FactTest<T> {
  const holds = compileNumberTest(test);
  return (fact, view) => holds(of(fact), view);
}

/** Amounts are compared in major units. */
export function amounts<T>(test: Test, of: (fact: T) => bigint | undefined): FactTest<T> {
  const holds = compileNumberTest(test);
  return (fact, view) => {
    const units = of(fact);
    return holds(units === undefined ? [] : [inMajorUnits(units, view)], view);
  };
}

function inMajorUnits(units: bigint, { context }: HistoryView): string {
  return toDecimal(units, context.currencyExponent);
}

export function texts<T>(test: Test, of: (fact: T) => readonly string[]): FactTest<T> {
  const holds = compileTextTest(test, false);
  return (fact, view) => holds(of(fact), view);
}

function foldedTexts<T>(test: Test, of: (fact: T) => readonly string[]): FactTest<T> {
  const holds = compileTextTest(test, true);
  return (fact, view) => holds(of(fact), view);
}

function some<T>(value: T | undefined): readonly T[] {
  return value === undefined ? [] : [value];
}
