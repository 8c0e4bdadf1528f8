import type { Activity } from "#app/core/catalog/activity.ts";
import { ALWAYS, FOREVER, type Moment } from "#app/core/calendar/moment.ts";
import type {
  Abandonment,
  CustomerHistory,
  DatedValue,
  LineState,
  OrderState,
} from "#app/core/catalog/customer-history.ts";

/** A customer known since ever of whom nothing else is known, unless the overrides say so. */
export function aHistory(overrides: Partial<CustomerHistory> = {}): CustomerHistory {
  return {
    customer: "1",
    knownFrom: ALWAYS,
    addedAt: undefined,
    orders: [],
    checkouts: [],
    abandonments: [],
    values: [],
    activity: [],
    productValues: new Map(),
    ...overrides,
  };
}

/** An order that counts and stands unchanged from when it was placed. */
export function anOrderState(placed: Moment, overrides: Partial<OrderState> = {}): OrderState {
  return {
    order: `at ${placed}`,
    placed,
    from: placed,
    until: FOREVER,
    traits: 0,
    net: 1000n,
    goods: 800n,
    channel: "web",
    financialStatus: "PAID",
    discountCodes: [],
    location: undefined,
    app: undefined,
    lines: [],
    ...overrides,
  };
}

export function aLineState(product: string | undefined, quantity = 1): LineState {
  return {
    line: `of ${product ?? "nothing"}`,
    product,
    variant: undefined,
    title: undefined,
    sku: undefined,
    price: undefined,
    quantity,
    net: 500n,
  };
}

/** A checkout left with nothing in it that was never completed. */
export function anAbandonment(
  checkout: string,
  abandoned: Moment,
  overrides: Partial<Abandonment> = {},
): Abandonment {
  return {
    checkout,
    abandoned,
    from: abandoned,
    until: FOREVER,
    recovered: false,
    amount: undefined,
    lines: [],
    ...overrides,
  };
}

/** A value that always held. */
export function aValue(attribute: string, value: string): DatedValue {
  return { attribute, value, from: ALWAYS, until: FOREVER };
}

/** An email of unknown fate, unless the overrides say what it is. */
export function anActivity(at: Moment, overrides: Partial<Activity> = {}): Activity {
  return {
    source: "api",
    id: `at ${at}`,
    kind: "email",
    name: "sent",
    at,
    message: undefined,
    campaign: undefined,
    link: undefined,
    machine: false,
    page: undefined,
    product: undefined,
    collection: undefined,
    dwell: undefined,
    properties: {},
    ...overrides,
  };
}
