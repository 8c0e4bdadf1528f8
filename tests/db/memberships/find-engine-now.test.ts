import { expect, test } from "vitest";
import { ClockLeap, findEngineNow } from "#app/db/memberships/find-engine-now.server.ts";
import { updateEvaluatedTo } from "#app/db/shops/update-evaluated-to.server.ts";
import { aShop } from "#tests/support/a-shop.ts";
import { testDatabase } from "#tests/support/database.ts";

const MINUTE = 60_000;

const db = await testDatabase();
const shop = await aShop(db);

test("a clock that leapt ahead of ours is refused", async () => {
  await expect(findEngineNow(db, shop, Date.now() - 11 * MINUTE)).rejects.toThrow(ClockLeap);
});

test("a clock a little ahead is followed", async () => {
  const ours = Date.now() - 9 * MINUTE;
  expect((await findEngineNow(db, shop, ours)).now).toBeGreaterThan(ours);
});

test("a clock that was set back stands still", async () => {
  const ahead = Date.now() + 5 * MINUTE;
  await updateEvaluatedTo(db, shop, ahead);
  const { now, behind } = await findEngineNow(db, shop);
  expect(now).toBe(ahead);
  expect(behind).toBeGreaterThan(4 * MINUTE);
});
