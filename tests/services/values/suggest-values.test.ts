import { expect, test } from "vitest";
import { toInstant } from "#app/db/instant.server.ts";
import { upsertDefinition } from "#app/db/metafields/upsert-definition.server.ts";
import { suggestValues } from "#app/services/values/suggest-values.server.ts";
import { aShop } from "#tests/support/a-shop.ts";
import { testDatabase } from "#tests/support/database.ts";

const db = await testDatabase();
const SHOP = 71n;
await aShop(db, { shop: SHOP });
await aShop(db, { shop: 72n });

async function has(shop: bigint, attribute: string, value: string, until = "infinity") {
  await db.query({
    text: `INSERT INTO customer_value (shop, customer, attribute, value, valid_from, valid_until)
           VALUES ($1, 1, $2, $3, $4, $5)`,
    values: [shop, attribute, value, toInstant(0), until],
  });
}

const suggest = async (filter: string, search: string, parameter?: string, after?: string) => {
  const { values } = await suggestValues(db, SHOP, { filter, search, parameter, after });
  return values.map(({ value }) => value);
};

test("values are found by any part of them in any case, of this shop and of now", async () => {
  await has(SHOP, "customer_cities", "US-NY-NewYorkCity");
  await has(SHOP, "customer_cities", "GB-ENG-York");
  await has(SHOP, "customer_cities", "GB-ENG-London");
  await has(SHOP, "customer_cities", "DE-York", "2020-01-01T00:00:00Z");
  await has(72n, "customer_cities", "FR-York");
  expect(await suggest("customer_cities", "yORK")).toEqual(["GB-ENG-York", "US-NY-NewYorkCity"]);
  expect(await suggest("customer_cities", "")).toHaveLength(3);
});

test("the signs of a pattern are looked for as themselves", async () => {
  for (const tag of ["100% wool", "1000 wool", "a_b", "axb", "c\\d"]) {
    await has(SHOP, "customer_tags", tag);
  }
  expect(await suggest("customer_tags", "0%")).toEqual(["100% wool"]);
  expect(await suggest("customer_tags", "a_b")).toEqual(["a_b"]);
  expect(await suggest("customer_tags", "c\\")).toEqual(["c\\d"]);
});

test("there are as many pages as it takes", async () => {
  const domains = Array.from({ length: 120 }, (_, index) => `shop${1000 + index}.example`);
  for (const domain of domains) await has(SHOP, "customer_email_domain", domain);
  const found: string[] = [];
  let after: string | undefined;
  do {
    const page = await suggestValues(db, SHOP, {
      filter: "customer_email_domain",
      search: "example",
      after,
    });
    found.push(...page.values.map(({ value }) => value));
    ({ after } = page);
  } while (after !== undefined);
  expect(found).toEqual(domains);
});

test("products are found by their titles, and offered by what the place takes", async () => {
  await db.query({
    text: `INSERT INTO product (shop, product, title) VALUES ($1, 5, 'Red mug'), ($1, 6, 'Blue MUG')`,
    values: [SHOP],
  });
  await db.query({
    text: `INSERT INTO product_value (shop, product, attribute, value, valid_from, valid_until)
           VALUES ($1, 5, 'vendor', 'Harbour', '-infinity', 'infinity')`,
    values: [SHOP],
  });
  const ids = await suggestValues(db, SHOP, {
    filter: "products_purchased",
    parameter: "id",
    search: "mug",
  });
  expect(ids.values).toEqual([
    { value: "5", label: "Red mug" },
    { value: "6", label: "Blue MUG" },
  ]);
  expect(await suggest("products_purchased", "mug", "title")).toEqual(["Blue MUG", "Red mug"]);
  expect(await suggest("products_purchased", "harb", "vendor")).toEqual(["Harbour"]);
});

test("a closed set offers its own, and what the shop's definitions name is found too", async () => {
  expect(await suggest("email_subscription_status", "sub")).toContain("UNSUBSCRIBED");
  await upsertDefinition(db, SHOP, {
    namespace: "custom",
    key: "colour",
    type: "single_line_text_field",
    name: "Colour",
  });
  await has(SHOP, "metafields.custom.colour", "Navy blue");
  expect(await suggest("metafields.custom.colour", "BLUE")).toEqual(["Navy blue"]);
  expect(await suggest("no_such_filter", "")).toEqual([]);
});
