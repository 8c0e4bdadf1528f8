import { beforeAll, describe, expect, test } from "vitest";
import type { Database } from "#app/db/database.server.ts";
import { createBlock } from "#app/services/blocks/create-block.server.ts";
import { ensureStarterBlock } from "#app/services/blocks/ensure-starter-block.server.ts";
import { listBlocks } from "#app/services/blocks/list-blocks.server.ts";
import { showBlock } from "#app/services/blocks/show-block.server.ts";
import { createSegment } from "#app/services/segments/create-segment.server.ts";
import { aShop } from "#tests/support/a-shop.ts";
import { aDraft } from "#tests/support/builders/a-block.ts";
import { aLiveSegment } from "#tests/support/builders/a-segment.ts";
import { aDelivery } from "#tests/support/builders/deliveries.ts";
import { customerPayload, orderPayload } from "#tests/support/builders/payloads.ts";
import { testDatabase } from "#tests/support/database.ts";
import { deliver } from "#tests/support/deliver.ts";

const ANN = 9_007_199_254_740_993n;
const BEA = 9_007_199_254_740_995n;
const START = Date.UTC(2026, 1, 1);

let db: Database;
let shop: bigint;
let other: bigint;
let buyers: string;
let everyone: string;

beforeAll(async () => {
  db = await testDatabase();
  shop = await aShop(db);
  other = await aShop(db, { shop: 2n });
  buyers = await aLiveSegment(db, shop, "number_of_orders > 0", START);
  everyone = await aLiveSegment(db, shop, "", START);
  await deliver(db, shop, [
    aDelivery(
      "customers/create",
      customerPayload({ id: ANN, added: START, updated: START, firstName: "Ann <3" }),
      START,
    ),
    aDelivery(
      "customers/create",
      customerPayload({ id: BEA, added: START, updated: START }),
      START,
    ),
    aDelivery(
      "orders/create",
      orderPayload({ id: 1n, placed: START, updated: START, customer: { id: ANN }, total: 1250 }),
      START,
    ),
  ]);
});

const staff = "staff 7";

describe("a block", () => {
  let block: string;

  beforeAll(async () => {
    const created = await createBlock(db, shop, {
      staff,
      draft: aDraft({
        name: "Thanks",
        variants: [
          {
            key: "buyers",
            name: "Buyers",
            segment: buyers,
            source:
              "Hi {{ first_name | default: 'you' }}, {{ orders_count }}, {{ amount_spent }}, {{ last_order_date }}",
          },
          {
            key: "all",
            name: "All",
            segment: everyone,
            source: "Hi {{ first_name | default: 'you' }}",
          },
        ],
        fallback: "Hello",
      }),
    });
    if (!created.ok) throw new Error(created.reason);
    block = created.block;
  });

  test("is listed", async () => {
    expect(await listBlocks(db, shop)).toMatchObject([{ block, name: "Thanks", variants: 3 }]);
  });

  test("says how many see which version, each customer counted once", async () => {
    const view = await showBlock(db, shop, { block, staff });
    expect(view?.versions.map(({ key, customers }) => [key, customers])).toEqual([
      ["buyers", 1],
      ["all", 1],
      ["everyone_else", 0],
    ]);
  });

  test("is previewed as a customer, and the look is recorded", async () => {
    const view = await showBlock(db, shop, { block, staff, customer: ANN.toString() });
    expect(view?.preview).toEqual({
      html: "Hi Ann &lt;3, 1, \u00a312.50, 1 February 2026",
      text: "Hi Ann <3, 1, \u00a312.50, 1 February 2026",
      customer: { customer: ANN.toString(), name: "Ann <3" },
      sees: "buyers",
    });
    const log = await db.query({
      text: "SELECT staff, subject FROM access_log WHERE shop = $1",
      values: [shop],
    });
    expect(log).toEqual([{ staff, subject: `customer ${ANN.toString()}` }]);
  });

  test("is previewed as somebody of whom nothing is known", async () => {
    for (const customer of [undefined, "12345", "no id"]) {
      const view = await showBlock(db, shop, { block, staff, ...(customer && { customer }) });
      expect(view?.preview).toMatchObject({ html: "Hello", sees: "everyone_else" });
    }
  });

  test("is printed for every platform, each version alone for Shopify Email", async () => {
    const view = await showBlock(db, shop, { block, staff, customer: BEA.toString() });
    expect(view?.prints.map(({ dialect, mode }) => [dialect, mode])).toEqual([
      ["shopify-liquid", "native"],
      ["klaviyo", "native"],
      ["mailchimp", "native"],
      ["hubspot", "native"],
      ["activecampaign", "native"],
      ["omnisend", "native"],
      ["customer-io", "native"],
      ["braze", "native"],
      ["campaign-refinery", "version-per-segment"],
      ["plain-html", "pre-rendered"],
      ["plain-text", "pre-rendered"],
    ]);
    expect(view?.prints.at(-1)?.text).toBe("Hi you");
    expect(view?.versions[1]?.alone["shopify-liquid"].text).toBe(
      "Hi {{ data.customer.first_name }}",
    );
  });

  test("of another shop is not there", async () => {
    expect(await showBlock(db, other, { block, staff })).toBeUndefined();
    expect(await showBlock(db, shop, { block: "1 OR 1=1", staff })).toBeUndefined();
    expect(await listBlocks(db, other)).toEqual([]);
  });
});

test("a block with mistakes is not saved, and all of them are told", async () => {
  const draft = aDraft({
    fallback: undefined,
    variants: [{ key: "A", name: "", segment: buyers, source: "{{ x }}" }],
  });
  const refused = await createBlock(db, shop, { staff, draft });
  expect(refused).toMatchObject({
    ok: false,
    reason: "invalid-block",
    diagnostics: [{ code: "missing-fallback" }, { code: "bad-key" }, { code: "unknown-field" }],
  });
});

test("a version for another shop's segment is refused", async () => {
  const draft = aDraft({ variants: [{ key: "a", name: "A", segment: buyers, source: "x" }] });
  expect(await createBlock(db, other, { staff, draft })).toEqual({
    ok: false,
    reason: "unknown-segment",
    variants: ["a"],
  });
});

test("a shop's first block has a version for each lifecycle segment, once", async () => {
  for (const name of ["New", "Active", "Loyal", "Lapsed"]) {
    await createSegment(db, other, { name, query: "number_of_orders > 0" });
  }
  await ensureStarterBlock(db, other);
  await ensureStarterBlock(db, other);
  const [first, ...more] = await listBlocks(db, other);
  expect(more).toEqual([]);
  expect(first).toMatchObject({ name: "Lifecycle greeting", variants: 5 });
  const view = await showBlock(db, other, { block: first?.block ?? "", staff });
  expect(view?.versions.map(({ key }) => key)).toEqual([
    "new",
    "loyal",
    "active",
    "lapsed",
    "everyone_else",
  ]);
  expect(view?.preview.text).toBe(
    "Hello!\nThere is something for you at Mandarin & Daughters (https://shop-2.myshopify.com).",
  );
});
