import { assertNever } from "#app/lib/assert-never.ts";
import { toDecimal } from "#app/lib/decimal-places.ts";
import type { Moment } from "#app/core/calendar/moment.ts";
import type { Attribute, AttributeSource } from "#app/core/catalog/attribute.ts";
import type { CheckoutState, CustomerHistory } from "#app/core/catalog/customer-history.ts";
import type { Comparison, Test } from "#app/core/language/ast.ts";
import { orderFact, uncountedOrders } from "./explained-orders.ts";
import type { CustomerValue, Fact, Grounds, Needed, UncountedFact } from "./explanation.ts";
import type { HistoryView } from "./history-view.ts";
import { neededMoment, neededValue } from "./needed.ts";
import { netOf } from "./net-of.ts";

type OrdersAggregate = Extract<AttributeSource, { kind: "orders" }>["aggregate"];

/** What the answer of a comparison rests on. */
export function explainComparison(
  { attribute, test }: Comparison,
  history: CustomerHistory,
  view: HistoryView,
): Grounds {
  const { source } = attribute;
  switch (source.kind) {
    case "orders":
      return explainOrders(source.aggregate, test, history, view);
    case "added":
      return grounds(momentValue(view.addedAt), neededMoment(test, view));
    case "abandoned-checkout":
      return explainCheckouts(test, history, view);
    case "observed":
      return explainObserved(attribute, source.attribute, { test, history, view });
    case "unknown":
      return grounds({ kind: "unanswerable", needs: source.needs }, neededValue(test));
    default:
      return assertNever(source);
  }
}

function explainOrders(
  aggregate: OrdersAggregate,
  test: Test,
  history: CustomerHistory,
  view: HistoryView,
): Grounds {
  const { orders, context } = view;
  const uncounted = uncountedOrders(history, view);
  const facts = orders.map((order) => orderFact(order, view));
  if (aggregate === "count") {
    const value = { kind: "count", count: orders.length } as const;
    return grounds(value, neededValue(test), facts, uncounted);
  }
  if (aggregate === "net") {
    const decimal = toDecimal(netOf(orders), context.currencyExponent);
    return grounds({ kind: "amount", decimal }, neededValue(test), facts, uncounted);
  }
  const [first, ...others] = facts.toSorted((one, other) => one.placed - other.placed);
  const picked = aggregate === "first" ? first : (others.at(-1) ?? first);
  return grounds(
    momentValue(picked?.placed),
    neededMoment(test, view),
    picked ? [picked] : [],
    uncounted,
  );
}

function explainCheckouts(test: Test, history: CustomerHistory, view: HistoryView): Grounds {
  const [latest] = view.checkouts.toSorted((one, other) => other.from - one.from);
  const ended = history.checkouts.filter(({ until }) => until <= view.at);
  return grounds(
    momentValue(latest?.from),
    neededMoment(test, view),
    latest ? [checkoutFact(latest)] : [],
    ended.map((checkout) => ({
      fact: checkoutFact(checkout),
      reasons: [{ kind: "ended", at: checkout.until }],
    })),
  );
}

function explainObserved(
  { list }: Attribute,
  name: string,
  { test, history, view }: { test: Test; history: CustomerHistory; view: HistoryView },
): Grounds {
  const observed = history.values.filter(({ attribute }) => attribute === name);
  const texts = view.values(name);
  const value: CustomerValue =
    texts.length > 0 || list ? { kind: "texts", texts } : { kind: "unknown" };
  return grounds(
    value,
    neededValue(test),
    observed
      .filter(({ from, until }) => from <= view.at && view.at < until)
      .map((each) => ({ kind: "value", value: each.value, from: each.from })),
    observed
      .filter(({ until }) => until <= view.at)
      .map((each) => ({
        fact: { kind: "value", value: each.value, from: each.from },
        reasons: [{ kind: "ended", at: each.until }],
      })),
  );
}

function checkoutFact({ checkout, from }: CheckoutState): Fact {
  return { kind: "checkout", checkout, abandoned: from };
}

function momentValue(moment: Moment | undefined): CustomerValue {
  return moment === undefined ? { kind: "unknown" } : { kind: "moment", moment };
}

function grounds(
  value: CustomerValue,
  needed: Needed,
  counted: readonly Fact[] = [],
  uncounted: readonly UncountedFact[] = [],
): Grounds {
  return { filters: [], measured: [{ parameter: undefined, value, needed }], counted, uncounted };
}
