import { afterAll, beforeAll, expect, test } from "vitest";
import { FOREVER } from "#app/core/calendar/moment.ts";
import type { Database } from "#app/db/database.server.ts";
import { upsertDefinition } from "#app/db/metafields/upsert-definition.server.ts";
import { listRefetches } from "#app/db/refetches/list-refetches.server.ts";
import { runImport } from "#app/services/imports/run-import.server.ts";
import { refreshDefinitions } from "#app/services/metafields/refresh-definitions.server.ts";
import { createSegment } from "#app/services/segments/create-segment.server.ts";
import { readQuestion } from "#app/services/segments/read-question.server.ts";
import { loadCatalog } from "#app/services/shops/load-catalog.server.ts";
import type { Sandbox } from "#tests/sandbox/sandbox.ts";
import { inventBirthDate } from "#tests/sandbox/shop/invent-place.ts";
import { startSandbox } from "#tests/sandbox/start-sandbox.ts";
import { aShop } from "#tests/support/a-shop.ts";
import { aDelivery } from "#tests/support/builders/deliveries.ts";
import { customerPayload } from "#tests/support/builders/payloads.ts";
import { testDatabase } from "#tests/support/database.ts";
import { deliver } from "#tests/support/deliver.ts";
import { installInSandbox } from "#tests/support/installed-shop.ts";
import { SMALL_POPULATION } from "#tests/support/small-population.ts";

let sandbox: Sandbox;
let db: Database;
let shop: bigint;

beforeAll(async () => {
  sandbox = await startSandbox({
    apiKey: "key",
    apiSecret: "secret",
    port: 0,
    appUrl: "http://localhost:1",
    population: SMALL_POPULATION,
    scopes: ["read_orders", "read_customers"],
    subscriptions: new Map(),
    seed: 1,
  });
  db = await testDatabase();
  shop = await installInSandbox(db, sandbox);
  await runImport(db, shop);
});

afterAll(() => sandbox.close());

/** What Shopify says its definitions are. */
function asked(type: string, key = "colour") {
  const node = { namespace: "custom", key, name: "Colour", type: { name: type } };
  const pageInfo = { hasNextPage: false, endCursor: null };
  return () => Promise.resolve({ metafieldDefinitions: { pageInfo, nodes: [node] } });
}

test("the import brings definitions and values, places and languages", async () => {
  const values = await db.query<{ customer: bigint; attribute: string; value: string }>({
    text: `SELECT customer, attribute, value FROM customer_value
           WHERE shop = $1 AND attribute IN ('metafields.facts.birth_date', 'customer_language')`,
    values: [shop],
  });
  const born = values
    .filter(({ attribute }) => attribute.startsWith("metafields"))
    .map(({ customer, value }) => [customer, value]);
  const expected = [...sandbox.shop.customers.values()].flatMap(({ id, number }) => {
    const birthDate = inventBirthDate(number);
    return birthDate === undefined ? [] : [[BigInt(id), birthDate]];
  });
  expect(expected).not.toEqual([]);
  expect(born.sort()).toEqual(expected.sort());
  expect(values.filter(({ attribute }) => attribute === "customer_language")).toHaveLength(
    sandbox.shop.customers.size,
  );
  const question = await readQuestion(db, shop, { text: "age > 17 OR customer_language = 'en'" });
  expect(question.ok).toBe(true);
});

test("a definition that a stored query does not fit keeps its old type", async () => {
  await refreshDefinitions(db, shop, asked("number_integer"));
  const query = "metafields.custom.colour > 5";
  expect(await createSegment(db, shop, { name: "Colours", query })).toMatchObject({ ok: true });
  await refreshDefinitions(db, shop, asked("single_line_text_field"));
  const { attributes } = await loadCatalog(db, shop);
  expect(attributes.get("metafields.custom.colour")?.type).toBe("integer");
});

test("where a query has what it was waiting for, everyone is looked at again", async () => {
  expect(await createSegment(db, shop, { name: "DACH", query: "market = 'DACH'" })).toMatchObject({
    ok: true,
  });
  await refreshDefinitions(db, shop, asked("single_line_text_field", "other"));
  const asks = () =>
    db.query({ text: "SELECT shop FROM recalculation WHERE shop = $1", values: [shop] });
  expect(await asks()).toEqual([]);
  await refreshDefinitions(db, shop, asked("single_line_text_field", "market"));
  expect(await asks()).toHaveLength(1);
});

test("whoever a delivery tells of is read by id, because it carries no metafields", async () => {
  const other = 99n;
  await aShop(db, { shop: other });
  await upsertDefinition(db, other, {
    namespace: "facts",
    key: "birth_date",
    type: "date",
    name: "Birth date",
  });
  const at = Date.now() - 60_000;
  const payload = customerPayload({ id: 77n, added: at, updated: at, countries: ["US"] });
  await deliver(db, other, [aDelivery("customers/create", payload, at)]);
  const waiting = await listRefetches(db, other, { by: FOREVER, limit: 10 });
  expect(waiting.map(({ entity, id }) => [entity, id])).toContainEqual(["customer", "77"]);
});
