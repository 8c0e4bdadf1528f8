import { assertNever } from "#app/lib/assert-never.ts";
import { toDecimal } from "#app/lib/decimal-places.ts";
import type { Moment } from "#app/core/calendar/moment.ts";
import type { Attribute, AttributeSource } from "#app/core/catalog/attribute.ts";
import type { CheckoutState, CustomerHistory } from "#app/core/catalog/customer-history.ts";
import type { Comparison, Test } from "#app/core/language/ast.ts";
import { daysOf } from "./attribute-days.ts";
import { orderFact, uncountedOrders } from "./explained-orders.ts";
import type { CustomerValue, Fact, Grounds, Needed, UncountedFact } from "./explanation.ts";
import type { HistoryView } from "./history-view.ts";
import { neededMoment, neededValue } from "./needed.ts";
import { orderDate } from "./order-date.ts";
import { netOf } from "./net-of.ts";
import { observedKind } from "./observed-kind.ts";
import { observedMoments, observedYears } from "./predicate-observed.ts";

type OrdersAggregate = Extract<AttributeSource, { kind: "orders" }>["aggregate"];

/** What the answer of a comparison rests on. */
export function explainComparison(
  { attribute, test }: Pick<Comparison, "attribute" | "test">,
  history: CustomerHistory,
  view: HistoryView,
): Grounds {
  const { source, anniversaryOf } = attribute;
  if (anniversaryOf !== undefined && source.kind !== "observed" && source.kind !== "unknown") {
    const dated = explainComparison(withoutAnniversary(attribute, test), history, view);
    return { ...dated, measured: measured(daysValue(attribute, view), neededValue(test)) };
  }
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

/** The same of the date itself: an anniversary rests on the same facts. */
function withoutAnniversary(
  { name, type, list, source }: Attribute,
  test: Test,
): Pick<Comparison, "attribute" | "test"> {
  return { attribute: { name, type, list, source }, test };
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
  if (aggregate === "expected") {
    const due = orderDate(
      aggregate,
      orders.map(({ placed }) => placed),
    );
    return grounds(momentValue(due), neededMoment(test, view), facts, uncounted);
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
  attribute: Attribute,
  name: string,
  { test, history, view }: { test: Test; history: CustomerHistory; view: HistoryView },
): Grounds {
  // Whoever asks about one segment need not know of the others.
  const asked = attribute.type === "segment" ? segmentIn(test) : undefined;
  const observed = history.values.filter(
    (each) => each.attribute === name && (asked === undefined || each.value === asked),
  );
  const kind = observedKind(attribute);
  const dated = attribute.anniversaryOf === undefined && (kind === "day" || kind === "moment");
  return grounds(
    observedValue(attribute, name, view),
    dated ? neededMoment(test, view) : neededValue(test),
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

/** What the customer has, as the condition looks at it. */
function observedValue(attribute: Attribute, name: string, view: HistoryView): CustomerValue {
  const texts = view.values(name);
  if (attribute.list) return { kind: "texts", texts };
  switch (observedKind(attribute)) {
    case "day":
      return daysValue(attribute, view);
    case "moment":
      return attribute.anniversaryOf === undefined
        ? momentValue(observedMoments(view, name)[0])
        : daysValue(attribute, view);
    case "years": {
      const [count] = observedYears(view, name);
      return count === undefined ? { kind: "unknown" } : { kind: "count", count };
    }
    default:
      return texts.length > 0 ? { kind: "texts", texts } : { kind: "unknown" };
  }
}

function daysValue(attribute: Attribute, view: HistoryView): CustomerValue {
  const days = daysOf(attribute, view);
  return days.length === 0 ? { kind: "unknown" } : { kind: "days", days };
}

function segmentIn(test: Test): string | undefined {
  return test.kind === "compare" && test.value.kind === "string" ? test.value.text : undefined;
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
  return { filters: [], measured: measured(value, needed), counted, uncounted };
}

function measured(value: CustomerValue, needed: Needed): Grounds["measured"] {
  return [{ parameter: undefined, value, needed }];
}
