import { beforeEach, expect, test } from "vitest";
import type { Fact } from "#app/core/commerce/facts.ts";
import type { Probe } from "#app/core/engine/probe.ts";
import type { Row } from "#app/db/database.server.ts";
import { applyFacts } from "#app/services/deliveries/apply-facts.server.ts";
import { parseDelivery } from "#app/shopify/parse-delivery.server.ts";
import { aShop } from "#tests/support/a-shop.ts";
import {
  checkoutPayload,
  consentPayload,
  customerPayload,
  mergePayload,
  orderPayload,
  productPayload,
  refundPayload,
  tagsPayload,
  type OrderDraft,
} from "#tests/support/builders/payloads.ts";
import { printJson, type Printable } from "#tests/support/builders/print-json.ts";
import { datedRows } from "#tests/support/dated-rows.ts";
import { testDatabase } from "#tests/support/database.ts";

const HOUR = 3_600_000;
const AT = Date.UTC(2026, 5, 1, 12);

const db = await testDatabase();
let shop = 0n;
beforeEach(async () => {
  shop = await aShop(db, { shop: shop + 1n });
});

/** The facts of a delivery triggered at a moment, by default at noon on 1 June. */
function told(topic: string, payload: Printable, triggeredAt = AT): readonly Fact[] {
  const body = printJson(payload);
  const parsed = parseDelivery(topic, Buffer.from(body), { triggeredAt, bodyHash: body });
  if (!parsed.ok) throw new Error(parsed.reason);
  return parsed.facts;
}

function order(draft: Partial<OrderDraft> = {}): readonly Fact[] {
  const whole = { id: 1n, placed: AT, updated: AT, customer: { id: 7n }, total: 1_000, ...draft };
  return told("orders/create", orderPayload(whole), whole.updated);
}

function customer(id: bigint, updated = AT, email = "ann@example.com"): readonly Fact[] {
  return told("customers/create", customerPayload({ id, added: AT, updated, email }), updated);
}

async function apply(
  facts: readonly (readonly Fact[])[],
  options: { readonly lift?: boolean } = {},
): Promise<Probe[]> {
  return db.transaction((tx) => applyFacts(tx, shop, facts.flat(), options));
}

async function rows(table: string): Promise<Row[]> {
  return (await datedRows(db, shop))[table] ?? [];
}

async function refetches(): Promise<Row[]> {
  return db.query({
    text: "SELECT entity, id FROM refetch WHERE shop = $1 ORDER BY entity, id",
    values: [shop],
  });
}

const items = { id: 11n, product: 3n, price: 500, ordered: 2, current: 2 };
const refund = {
  id: 21n,
  order: 1n,
  at: AT + 5 * HOUR,
  lines: [{ line: 11n, quantity: 1, amount: 500 }],
};

test("an order is its customer's from the moment it was placed, and probes her there", async () => {
  const probes = await apply([order({ updated: AT + HOUR, lines: [items] })]);
  expect(probes).toEqual([
    { customer: "7", at: AT, cause: "details" },
    { customer: "7", at: AT, cause: "order", ref: "1" },
  ]);
  expect(await rows("order_state")).toMatchObject([
    { customer: 7n, valid_from: AT, valid_until: Number.POSITIVE_INFINITY, net: 1_000n },
  ]);
  expect(await rows("line_state")).toMatchObject([{ product: 3n, quantity: 2, net: 1_000n }]);
});

test("the same facts again probe nobody", async () => {
  const facts = [order({ lines: [items] }), customer(7n)];
  await apply(facts);
  expect(await apply(facts)).toEqual([]);
});

test("a refund lowers its order from its own time on, and is the cause", async () => {
  await apply([order({ lines: [items] })]);
  expect(await apply([told("refunds/create", refundPayload(refund))])).toEqual([
    { customer: "7", at: refund.at, cause: "refund", ref: "1" },
  ]);
  expect(await rows("order_state")).toMatchObject([
    { net: 1_000n, valid_until: refund.at },
    { net: 500n, valid_from: refund.at },
  ]);
  expect(await rows("line_state")).toMatchObject([{ quantity: 2 }, { quantity: 1 }]);

  // The order's own word on the refund comes later and changes nothing.
  const current = { ...items, current: 1 };
  const updated = order({
    updated: AT + 6 * HOUR,
    total: 500,
    lines: [current],
    refunds: [refund],
  });
  expect(await apply([updated])).toEqual([]);
});

test("a refund that comes before its order waits for it", async () => {
  expect(await apply([told("refunds/create", refundPayload(refund))])).toEqual([]);
  await apply([order({ lines: [items] })]);
  expect(await rows("order_state")).toMatchObject([{ net: 1_000n }, { net: 500n }]);
});

test("a late edit probes from the time of the edit, not from when the order was placed", async () => {
  await apply([order()]);
  const [probe] = await apply([order({ updated: AT + 3 * HOUR, total: 700 })]);
  expect(probe).toEqual({ customer: "7", at: AT + 3 * HOUR, cause: "order", ref: "1" });
});

test("a cancellation takes back what was bought, and says so", async () => {
  await apply([order()]);
  const [probe] = await apply([order({ updated: AT + HOUR, cancelled: AT + HOUR })]);
  expect(probe).toEqual({ customer: "7", at: AT + HOUR, cause: "refund", ref: "1" });
});

test("an order that is given to another customer leaves the first", async () => {
  await apply([order(), customer(7n), customer(8n)]);
  const probes = await apply([order({ updated: AT + HOUR, customer: { id: 8n } })]);
  expect(probes.map((probe) => probe.customer).toSorted()).toEqual(["7", "8"]);
  expect(await rows("order_state")).toMatchObject([{ customer: 8n, valid_from: AT }]);
});

test("equal updated_at with other contents is settled by the stamp and asked for again", async () => {
  await apply([order({ total: 1_000 })]);
  await apply([order({ total: 2_000 })]);
  expect(await rows("order_state")).toMatchObject([{ net: 2_000n }]);
  expect(await refetches()).toEqual([{ entity: "order", id: 1n }]);
});

test("two deliveries of one change, which say the same, leave nothing to ask for", async () => {
  const [created] = order();
  const [paid] = order();
  if (created?.kind !== "order" || paid?.kind !== "order") throw new Error("no orders");
  await apply([[created], [{ ...paid, stamp: { ...paid.stamp, bodyHash: "other bytes" } }]]);
  expect(await refetches()).toEqual([]);
});

test("a hint is asked for and never applied", async () => {
  expect(await apply([told("orders/edited", { order_edit: { order_id: 5 } })])).toEqual([]);
  expect(await rows("shop_order")).toEqual([]);
  expect(await refetches()).toEqual([{ entity: "order", id: 5n }]);
});

test("a deleted order is gone at all moments, and only a refetch brings it back", async () => {
  await apply([order()]);
  const [probe] = await apply([told("orders/delete", { id: 1n })]);
  expect(probe).toMatchObject({ customer: "7", at: AT });
  await apply([order({ updated: AT + HOUR })]);
  expect(await rows("order_state")).toEqual([]);

  await apply([order({ updated: AT + 2 * HOUR })], { lift: true });
  expect(await rows("order_state")).toHaveLength(1);
});

test("a deletion that comes before its order keeps it out", async () => {
  await apply([told("orders/delete", { id: 1n })]);
  await apply([order()]);
  expect(await rows("order_state")).toEqual([]);
});

test("a deleted customer has no details left, and only a refetch brings her back", async () => {
  await apply([customer(7n), order()]);
  expect(await apply([told("customers/delete", { id: 7n })])).toEqual([
    { customer: "7", at: AT, cause: "details" },
  ]);
  await apply([customer(7n, AT + HOUR)]);
  expect(await rows("customer")).toMatchObject([{ gone_reason: "deleted", has_email: false }]);

  const probes = await apply([customer(7n, AT + 2 * HOUR)], { lift: true });
  expect(probes).toMatchObject([{ customer: "7", at: AT }]);
  expect(await rows("customer")).toMatchObject([{ gone_reason: null, has_email: true }]);
});

test("a redacted customer leaves nothing personal, and nothing brings her back", async () => {
  await apply([customer(7n), order(), told("customer.tags_added", tagsPayload(7n, ["vip"], AT))]);
  await apply([told("customers/redact", { customer: { id: 7n }, orders_to_redact: [1n] })]);
  await apply([customer(7n, AT + HOUR)], { lift: true });
  await apply([told("customer.tags_added", tagsPayload(7n, ["gold"], AT + HOUR))]);
  expect(await rows("customer")).toMatchObject([{ gone_reason: "redacted", has_email: false }]);
  expect(await rows("customer_value")).toEqual([]);
  expect(await rows("order_state")).toEqual([]);
});

test("a redacted customer's checkouts lose their address and link, and later ones never have them", async () => {
  const checkout = (id: bigint, updated = AT) =>
    told(
      "checkouts/create",
      checkoutPayload({ id, created: AT, updated, customer: { id: 7n }, email: "ada@example.com" }),
      updated,
    );
  const personal = () =>
    db.query<{ personal: number }>({
      text: `SELECT num_nonnulls(email_hash, recovery_url) AS personal FROM checkout
             WHERE shop = $1::bigint ORDER BY token`,
      values: [shop],
    });
  await apply([checkout(5n), told("customers/merge", mergePayload(8n, 7n))]);
  expect(await personal()).toEqual([{ personal: 2 }]);

  await apply([told("customers/redact", { customer: { id: 7n }, orders_to_redact: [] })]);
  await apply([checkout(5n, AT + HOUR), checkout(6n)]);
  expect(await personal()).toEqual([{ personal: 0 }, { personal: 0 }]);
});

test("a merge moves orders, checkouts and values, whatever comes first", async () => {
  const merge = told("customers/merge", mergePayload(8n, 7n), AT + 4 * HOUR);
  const before = [order(), told("customer.tags_added", tagsPayload(7n, ["vip"], AT + HOUR))];
  const after = told(
    "checkouts/create",
    checkoutPayload({ id: 5n, created: AT, updated: AT, customer: { id: 7n } }),
  );
  await apply(before);
  const probes = await apply([merge]);
  expect(probes).toContainEqual({ customer: "8", at: AT, cause: "merge" });
  await apply([after]);

  expect(await rows("order_state")).toMatchObject([{ customer: 8n }]);
  expect(await rows("checkout_state")).toMatchObject([{ customer: 8n }]);
  expect(await rows("customer_value")).toMatchObject([{ customer: 8n, value: "vip" }]);
  expect(await rows("customer")).toMatchObject([
    { customer: 7n, gone_reason: "merged" },
    { customer: 8n, gone_reason: null, known_from: AT },
  ]);
  expect(await refetches()).toEqual([{ entity: "customer", id: 8n }]);
});

test("chains of merges are followed, in either order of arrival", async () => {
  const first = told("customers/merge", mergePayload(8n, 7n));
  const second = told("customers/merge", mergePayload(9n, 8n));
  await apply([order()]);
  await apply([second]);
  await apply([first]);
  expect(await rows("order_state")).toMatchObject([{ customer: 9n }]);
});

test("merges in a circle leave everyone herself", async () => {
  await apply([customer(7n), customer(8n)]);
  await apply([told("customers/merge", mergePayload(8n, 7n))]);
  await apply([told("customers/merge", mergePayload(7n, 8n))]);
  expect(await rows("customer")).toMatchObject([{ gone_reason: null }, { gone_reason: null }]);
});

test("an order speaks of its customer until she speaks for herself", async () => {
  const withEmail = orderPayload({ id: 1n, placed: AT, updated: AT + HOUR, total: 1 }) as Record<
    string,
    Printable
  >;
  const embedded = {
    ...withEmail,
    customer: { id: 7n, email: "old@example.com", first_name: "Ann" },
  };
  await apply([told("orders/create", embedded)]);
  expect(await rows("customer")).toMatchObject([
    { has_email: true, updated_at: Number.NEGATIVE_INFINITY },
  ]);
  expect(await rows("customer_value")).toEqual([]);

  await apply([customer(7n, AT - HOUR)]);
  expect(await rows("customer")).toMatchObject([{ updated_at: AT - HOUR }]);
  expect(await apply([told("orders/updated", embedded, AT + 2 * HOUR)])).toEqual([]);
  expect(await rows("customer")).toMatchObject([{ updated_at: AT - HOUR }]);
});

test("a guest's order is nobody's, and waits under a hash of its email", async () => {
  await apply([order({ customer: undefined, email: "Guest@Example.com" })]);
  expect(await rows("order_state")).toEqual([]);
  const [kept] = await db.query({
    text: "SELECT guest_email_hash AS hash FROM shop_order WHERE shop = $1",
    values: [shop],
  });
  expect(kept?.["hash"]).toBeInstanceOf(Uint8Array);
  await apply([order({ updated: AT + HOUR })]);
  expect(await rows("order_state")).toMatchObject([{ customer: 7n, valid_from: AT }]);
});

test("consent without a date never outdoes one that has it", async () => {
  const consent = (state: string, at: number | null) =>
    told("customers_email_marketing_consent/update", consentPayload("email", 7n, state, at));
  await apply([consent("unsubscribed", AT)]);
  await apply([consent("subscribed", null)]);
  const values = await rows("customer_value");
  expect(values).toMatchObject([
    { value: "SUBSCRIBED", valid_until: AT },
    { value: "UNSUBSCRIBED", valid_from: AT },
  ]);
});

test("a tag both added and removed at one moment is asked for again", async () => {
  await apply([
    told("customer.tags_added", tagsPayload(7n, ["vip"], AT)),
    told("customer.tags_removed", tagsPayload(7n, ["VIP"], AT)),
  ]);
  expect(await refetches()).toEqual([{ entity: "customer", id: 7n }]);
});

test("a checkout's deletion ends its abandonment, also when it is told first", async () => {
  const checkout = checkoutPayload({ id: 5n, created: AT, updated: AT, customer: { id: 7n } });
  await apply([told("checkouts/delete", { id: 5n }, AT + 2 * HOUR)]);
  await apply([told("checkouts/create", checkout)]);
  expect(await rows("checkout_state")).toMatchObject([{ valid_until: AT + 2 * HOUR }]);
});

test("new tags of a product have its buyers looked at by the clock, from their purchase on", async () => {
  await apply([order({ lines: [items] })]);
  const product = (tags: readonly string[], updated: number) =>
    told("products/update", productPayload({ id: 3n, tags, updated }));
  expect(await apply([product(["mugs"], AT - HOUR)])).toEqual([]);
  const turns = () =>
    db.query({
      text: "SELECT customer, due, cause FROM customer_turn WHERE shop = $1",
      values: [shop],
    });
  expect(await turns()).toEqual([{ customer: 7n, due: AT, cause: "details" }]);

  await db.query({ text: "DELETE FROM customer_turn WHERE shop = $1", values: [shop] });
  await apply([product(["mugs"], AT + HOUR)]);
  expect(await turns()).toEqual([]);
  await apply([product(["Mugs", "sale"], AT + 2 * HOUR)]);
  expect(await turns()).toEqual([{ customer: 7n, due: AT + 2 * HOUR, cause: "details" }]);
});

const valuesOf = (attribute: string) =>
  db.query({
    text: `SELECT product, value, valid_from, valid_until FROM product_value
           WHERE shop = $1 AND attribute = $2 ORDER BY product, valid_from, value`,
    values: [shop, attribute],
  });

test("a product says its vendor, its type and the categories it lies in", async () => {
  const product = (vendor: string, category: string | null | undefined, updated: number) =>
    told("products/update", productPayload({ id: 3n, tags: [], updated, vendor, category }));
  await apply([product("Acme", "Home > Kitchen", AT)]);
  await apply([product("Harbour", undefined, AT + HOUR)]);
  expect(await valuesOf("vendor")).toMatchObject([
    { value: "Acme", valid_until: AT + HOUR },
    { value: "Harbour", valid_from: AT + HOUR },
  ]);
  // The second delivery does not speak of categories, so nothing ended.
  expect(await valuesOf("category")).toMatchObject([
    { value: "Home", valid_until: Number.POSITIVE_INFINITY },
    { value: "Home > Kitchen" },
  ]);
  expect(await refetches()).toEqual([{ entity: "product", id: 3n }]);
});

test("products enter and leave a collection when it is read again", async () => {
  const whole = (products: readonly string[], at: number): readonly Fact[] => [
    {
      kind: "collection",
      collection: "11",
      products,
      stamp: { updatedAt: at, triggeredAt: at, bodyHash: "" },
    },
  ];
  await apply([whole(["3", "4"], AT)]);
  await apply([whole(["4", "5"], AT + HOUR)]);
  expect(await valuesOf("collection")).toMatchObject([
    { product: 3n, valid_from: AT, valid_until: AT + HOUR },
    { product: 4n, valid_from: AT, valid_until: Number.POSITIVE_INFINITY },
    { product: 5n, valid_from: AT + HOUR, valid_until: Number.POSITIVE_INFINITY },
  ]);
  await apply([whole([], AT + 2 * HOUR)]);
  expect((await valuesOf("collection")).map(({ valid_until }) => valid_until)).toEqual([
    AT + HOUR,
    AT + 2 * HOUR,
    AT + 2 * HOUR,
  ]);
});
