import { expect, test } from "vitest";
import { warnOfSegment } from "#app/services/segments/warn-of-segment.server.ts";
import { testDatabase } from "#tests/support/database.ts";
import { openLiveShop } from "#tests/support/live-shop.ts";

const db = await testDatabase();

test("a segment that is another one over again, and nearly everybody, is warned of", async () => {
  const { shop, opened, make, deliver } = await openLiveShop(db, 1n, 30);
  await deliver({ customer: 1, order: 1, placed: opened - 1000 });
  const everyone = await make("Everyone", "");
  const others = await make("No orders", "number_of_orders = 0");
  const buyers = await make("Buyers", "number_of_orders > 0");

  expect(await warnOfSegment(db, shop, others)).toEqual([
    { code: "large-share", share: 29 / 30 },
    { code: "same-as", segment: everyone, share: 29 / 30 },
  ]);
  expect(await warnOfSegment(db, shop, buyers)).toEqual([
    { code: "few-members", size: 1, least: 20 },
  ]);
  expect(await warnOfSegment(db, 2n, buyers)).toBeUndefined();
});
