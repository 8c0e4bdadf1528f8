import fc from "fast-check";
import { expect, test } from "vitest";
import {
  at,
  idAt,
  listAt,
  momentAt,
  readJson,
  readMoment,
  textAt,
} from "#tests/support/oracle/lossless-json.ts";
import { anyDeliveries, type Arrival, type ShopHistory } from "./any-deliveries.ts";

const histories = fc.sample(anyDeliveries(), { numRuns: 400, seed: 20261122 });

/** What the oracle property must meet again and again, or it proves nothing about it. */
const MUST_OCCUR: Readonly<Record<string, (history: ShopHistory) => boolean>> = {
  "a delivery repeated": ({ arrivals }) => webhookIds(arrivals).size < arrivals.length,
  "a delivery out of order": ({ arrivals }) =>
    arrivals.some(({ delivery }, i) => triggered(delivery) < triggered(arrivals[i - 1]?.delivery)),
  "a delivery late by months": ({ arrivals }) =>
    arrivals.some((arrival) => arrival.at - triggered(arrival.delivery) > 31 * 86_400_000),
  "a delivery before its time": ({ arrivals }) =>
    arrivals.some((arrival) => arrival.at < triggered(arrival.delivery)),
  "two versions of one order with the same updated_at": (history) =>
    pairs(orders(history)).some(
      ([a, b]) => sameOrder(a, b) && updated(a) === updated(b) && a !== b,
    ),
  "a tie that only the body breaks": ({ arrivals }) =>
    pairs(arrivals.filter(({ delivery }) => delivery.topic.startsWith("orders/"))).some(
      ([a, b]) =>
        a.delivery.webhookId !== b.delivery.webhookId &&
        a.delivery.triggeredAt === b.delivery.triggeredAt &&
        sameOrder(a.delivery.body, b.delivery.body) &&
        updated(a.delivery.body) === updated(b.delivery.body) &&
        a.delivery.body !== b.delivery.body,
    ),
  "a refund before its order": ({ arrivals }) =>
    arrivals.some(
      ({ delivery }, index) =>
        delivery.topic === "refunds/create" &&
        !arrivals
          .slice(0, index)
          .some((other) => idAt(json(other), "id") === idAt(readJson(delivery.body), "order_id")),
    ),
  "a refund inside an order only": (history) => {
    const alone = new Set(bodies(history, "refunds/create").map((body) => id(body)));
    return orders(history)
      .flatMap((body) => listAt(readJson(body), "refunds"))
      .some((refund) => !alone.has(idAt(refund, "id")));
  },
  "a refund alone and inside": (history) => {
    const alone = new Set(bodies(history, "refunds/create").map((body) => id(body)));
    return orders(history)
      .flatMap((body) => listAt(readJson(body), "refunds"))
      .some((refund) => alone.has(idAt(refund, "id")));
  },
  "a refund of shipping": (history) =>
    bodies(history, "refunds/create").some(
      (body) => listAt(readJson(body), "order_adjustments").length > 0,
    ),
  "an order cancelled": (history) => orders(history).some((body) => has(body, "cancelled_at")),
  "an order paid later": (history) => bodies(history, "orders/paid").length > 0,
  "an order edited": (history) =>
    pairs(orders(history)).some(
      ([a, b]) => sameOrder(a, b) && total(a) !== total(b) && !has(a, "cancelled_at"),
    ),
  "an order deleted": (history) => bodies(history, "orders/delete").length > 0,
  "an order handed over": (history) =>
    pairs(orders(history)).some(([a, b]) => sameOrder(a, b) && buyer(a) !== buyer(b)),
  "a test order": (history) => orders(history).some((body) => at(readJson(body), "test") === true),
  "a foreign order": (history) =>
    orders(history).some((body) => textAt(readJson(body), "currency") !== history.currency),
  "an order at a till": (history) => orders(history).some((body) => body.includes('"pos"')),
  "a guest's order": (history) => orders(history).some((body) => buyer(body) === undefined),
  "a custom item": (history) =>
    orders(history).some((body) =>
      listAt(readJson(body), "line_items").some((line) => idAt(line, "product_id") === undefined),
    ),
  "a shop that moved to another time zone": (history) =>
    bodies(history, "shop/update").some(
      (body) => textAt(readJson(body), "iana_timezone") !== history.zone,
    ),
  "a shop that changed its currency": (history) =>
    bodies(history, "shop/update").some(
      (body) => textAt(readJson(body), "currency") !== history.currency,
    ),
  "a chain of merges": (history) => {
    const merges = bodies(history, "customers/merge").map(readJson);
    const kept = new Set(merges.map((merge) => idAt(merge, "admin_graphql_api_customer_kept_id")));
    return merges.some((merge) => kept.has(idAt(merge, "admin_graphql_api_customer_deleted_id")));
  },
  "a failed merge": (history) =>
    bodies(history, "customers/merge").some((body) => body.includes("failed")),
  "an update after a deletion": ({ arrivals }) =>
    arrivals.some(
      ({ delivery }, index) =>
        ["customers/create", "customers/update"].includes(delivery.topic) &&
        arrivals
          .slice(0, index)
          .some(
            (other) =>
              other.delivery.topic === "customers/delete" &&
              id(other.delivery.body) === id(delivery.body),
          ),
    ),
  "a redaction": (history) => bodies(history, "customers/redact").length > 0,
  "a tag added and removed": (history) =>
    bodies(history, "customer.tags_added").length > 0 &&
    bodies(history, "customer.tags_removed").length > 0,
  "a consent without a time": (history) =>
    history.arrivals.some(({ delivery }) => delivery.body.includes('"consent_updated_at":null')),
  "a checkout completed": (history) => checkouts(history).some((body) => has(body, "completed_at")),
  "a checkout left standing": (history) =>
    checkouts(history).some((body) => !has(body, "completed_at")),
  "a checkout deleted": (history) => bodies(history, "checkouts/delete").length > 0,
  "a product without tags": (history) =>
    bodies(history, "products/update").some((body) => textAt(readJson(body), "tags") === ""),
  "a product deleted": (history) => bodies(history, "products/delete").length > 0,
  "money without decimals": (history) => history.currency === "JPY",
};

test.each(Object.entries(MUST_OCCUR))("%s occurs in at least 2 of 100 histories", (_, occurs) => {
  expect(histories.filter(occurs).length).toBeGreaterThanOrEqual(8);
});

test("every zone occurs", () => {
  expect(new Set(histories.map(({ zone }) => zone)).size).toBe(6);
});

function json({ delivery }: Arrival) {
  return readJson(delivery.body);
}

function bodies({ arrivals }: ShopHistory, topic: string): string[] {
  return arrivals
    .filter(({ delivery }) => delivery.topic === topic)
    .map(({ delivery }) => delivery.body);
}

function orders(history: ShopHistory): string[] {
  return ["create", "updated", "paid", "cancelled"].flatMap((verb) =>
    bodies(history, `orders/${verb}`),
  );
}

function checkouts(history: ShopHistory): string[] {
  return [...bodies(history, "checkouts/create"), ...bodies(history, "checkouts/update")];
}

function webhookIds(arrivals: readonly Arrival[]): Set<string> {
  return new Set(arrivals.map(({ delivery }) => delivery.webhookId));
}

function triggered(delivery: Arrival["delivery"] | undefined): number {
  return delivery === undefined ? Number.NEGATIVE_INFINITY : readMoment(delivery.triggeredAt);
}

function id(body: string): string | undefined {
  return idAt(readJson(body), "id");
}

function updated(body: string): number | undefined {
  return momentAt(readJson(body), "updated_at");
}

function buyer(body: string): string | undefined {
  return idAt(readJson(body), "customer", "id");
}

function total(body: string): string | undefined {
  return textAt(readJson(body), "current_total_price_set", "shop_money", "amount");
}

function has(body: string, key: string): boolean {
  return at(readJson(body), key) !== null;
}

function sameOrder(a: string, b: string): boolean {
  return id(a) !== undefined && id(a) === id(b);
}

function pairs<T>(things: readonly T[]): [T, T][] {
  return things.flatMap((one, index) =>
    things.slice(index + 1).map((other): [T, T] => [one, other]),
  );
}
