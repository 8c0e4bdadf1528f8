import { beforeAll, expect, test } from "vitest";
import { DIALECTS } from "#app/core/blocks/print-block.ts";
import { adminApp } from "#tests/support/admin-app.ts";
import { thrownResponse } from "#tests/support/thrown-response.ts";

const { db, sandbox, ask, open } = await adminApp();
const { createBlock } = await import("#app/services/blocks/create-block.server.ts");
const { findShopByDomain } = await import("#app/db/shops/find-shop-by-domain.server.ts");
const { aShop } = await import("#tests/support/a-shop.ts");
const { insertCustomers } = await import("#tests/support/insert-orders.ts");
const { loader: shell } = await import("#app/routes/app/route.tsx");
const { loader: list } = await import("#app/routes/app.blocks._index/route.tsx");
const { loader: show } = await import("#app/routes/app.block/route.tsx");
const { loader: pick } = await import("#app/routes/app.customers.pick/route.ts");

let ours = "";
let theirs = "";

beforeAll(async () => {
  await shell(open("/app"));
  const shop = (await findShopByDomain(db, sandbox.shop.domain)) ?? 0n;
  await insertCustomers(db, shop, 2);
  await aShop(db, { shop: 2n });
  ours = await aBlockIn(shop);
  theirs = await aBlockIn(2n);
});

async function aBlockIn(shop: bigint): Promise<string> {
  const fallback = "Hello {{ first_name | default: 'friend' }}";
  const draft = { key: "greeting", name: "Greeting", variants: [], fallback };
  const created = await createBlock(db, shop, { draft });
  return created.ok ? created.block : "";
}

test("blocks are listed with how many versions they have", async () => {
  const { blocks } = await list(ask("/app/blocks"));
  expect(blocks).toMatchObject([{ block: ours, name: "Greeting", variants: 1 }]);
});

test("a block shows its versions, a preview and a print for each tool", async () => {
  const view = await show(ask(`/app/blocks/${ours}`, { params: { blockId: ours } }));
  expect(view.versions).toMatchObject([{ key: "everyone_else", customers: 2 }]);
  expect(view.preview).toMatchObject({ html: "Hello friend", sees: "everyone_else" });
  expect(view.prints.map(({ dialect }) => dialect)).toEqual(DIALECTS);
});

test("a preview as someone of this shop is recorded; someone else is nobody", async () => {
  const as = (customer: string) =>
    show(ask(`/app/blocks/${ours}?customer=${customer}`, { params: { blockId: ours } }));
  expect((await as("1")).preview.customer).toEqual({ customer: "1", name: "" });
  expect((await as("99")).preview.customer).toBeUndefined();
  const looks = await db.query({ text: "SELECT subject FROM access_log ORDER BY at" });
  expect(looks).toEqual([{ subject: "customer 1" }]);
});

test("customers to preview as are this shop's", async () => {
  const { groups } = await pick(ask("/app/customers/pick"));
  expect(groups.flatMap(({ customers }) => customers.map(({ customer }) => customer))).toEqual([
    "2",
    "1",
  ]);
});

test("another shop's block does not exist", async () => {
  const answer = () => show(ask(`/app/blocks/${theirs}`, { params: { blockId: theirs } }));
  expect((await thrownResponse(answer)).status).toBe(404);
});
