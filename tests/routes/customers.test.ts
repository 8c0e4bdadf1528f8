import { beforeAll, expect, test } from "vitest";
import { adminApp } from "#tests/support/admin-app.ts";
import { thrownResponse } from "#tests/support/thrown-response.ts";

const { db, sandbox, ask, open } = await adminApp();
const { ORDER_TRAITS } = await import("#app/core/catalog/customer-history.ts");
const { loadShopKey } = await import("#app/db/crypto/load-shop-key.server.ts");
const { hashEmail, sealText } = await import("#app/db/crypto/shop-key.server.ts");
const { findShopByDomain } = await import("#app/db/shops/find-shop-by-domain.server.ts");
const { aShop } = await import("#tests/support/a-shop.ts");
const { loader: shell } = await import("#app/routes/app/route.tsx");
const { loader: list } = await import("#app/routes/app.customers._index/route.tsx");
const { loader: show } = await import("#app/routes/app.customer/route.tsx");

let shop = 0n;

beforeAll(async () => {
  await shell(open("/app"));
  shop = (await findShopByDomain(db, sandbox.shop.domain)) ?? 0n;
  await aShop(db, { shop: 2n });
  await insertPerson(shop, 71, { first: "Anna", last: "Meyer", email: "anna@post.example" });
  await insertPerson(shop, 72, { first: "", last: "", email: "berta@post.example" });
  await insertPerson(2n, 99, { first: "Their", last: "Customer", email: "anna@post.example" });
  await insertOrder({ order: 501, net: 4_000, traits: 0 });
  await insertOrder({ order: 502, net: 9_000, traits: ORDER_TRAITS.cancelled });
});

interface PersonRow {
  readonly first: string;
  readonly last: string;
  readonly email: string;
}

async function insertPerson(owner: bigint, id: number, person: PersonRow): Promise<void> {
  const key = await loadShopKey(db, owner);
  const sealed = (column: string, text: string) =>
    text === "" ? null : sealText(key, { column: `customer.${column}`, row: String(id) }, text);
  await db.query({
    text: `INSERT INTO customer (shop, customer, known_from, first_name, last_name, email,
                                 email_hash, sample)
           VALUES ($1, $2, '-infinity', $3, $4, $5, $6, 0)`,
    values: [
      owner,
      id,
      sealed("first_name", person.first),
      sealed("last_name", person.last),
      sealed("email", person.email),
      hashEmail(key, person.email),
    ],
  });
}

async function insertOrder(order: { order: number; net: number; traits: number }): Promise<void> {
  await db.query({
    text: `INSERT INTO order_state (shop, customer, order_id, placed, valid_from, valid_until,
                                    traits, net, goods)
           VALUES ($1, 71, $2, '2026-03-01', '2026-03-01', 'infinity', $3, $4, 0)`,
    values: [shop, order.order, order.traits, order.net],
  });
}

test("customers are listed by name, or by address when they gave none", async () => {
  const { customers, total } = await list(ask("/app/customers"));
  expect(total).toBe(2);
  expect(customers).toMatchObject([
    { customer: "72", name: "berta@post.example", orders: 0, spent: 0n },
    { customer: "71", name: "Anna Meyer", orders: 1, spent: 4_000n },
  ]);
});

test("a customer is found by the address, however it is spelled, and only in this shop", async () => {
  const { customers } = await list(ask("/app/customers?email=%20ANNA@Post.example"));
  expect(customers.map(({ customer }) => customer)).toEqual(["71"]);
});

test("a customer's page lists every order, and why one does not count", async () => {
  const view = await show(ask("/app/customers/71", { params: { customerId: "71" } }));
  expect(view).toMatchObject({ name: "Anna Meyer", orders: 1, spent: 4_000n, segments: [] });
  expect(view.placed).toMatchObject([
    { order: "502", excludedFor: ["cancelled"] },
    { order: "501", excludedFor: [] },
  ]);
});

test("every look at a person is recorded, never what was seen", async () => {
  await show(ask("/app/customers/72", { params: { customerId: "72" } }));
  const looks = await db.query({ text: "SELECT shop, staff, action, subject FROM access_log" });
  expect(looks).toContainEqual({ shop, staff: "90210001", action: "view", subject: "customer 72" });
  expect(JSON.stringify(looks, (_key, value: unknown) => String(value))).not.toMatch(/anna|berta/i);
});

test.each(["99", "0", "12345678901234567890", "x"])(
  "a customer who is not this shop's does not exist: %s",
  async (customerId) => {
    const answer = () => show(ask(`/app/customers/${customerId}`, { params: { customerId } }));
    expect((await thrownResponse(answer)).status).toBe(404);
  },
);
