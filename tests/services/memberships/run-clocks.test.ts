import { expect, test } from "vitest";
import type { Database, Queryable } from "#app/db/database.server.ts";
import { databaseNow } from "#app/db/now.server.ts";
import { requestTurns } from "#app/db/memberships/write-turns.server.ts";
import { updateEvaluatedTo } from "#app/db/shops/update-evaluated-to.server.ts";
import { runClocks } from "#app/services/memberships/run-clocks.server.ts";
import { aShop } from "#tests/support/a-shop.ts";
import { testDatabase } from "#tests/support/database.ts";

const db = await testDatabase();

/** The database with a count of its transactions. */
function counted(): { readonly db: Database; transactions: number } {
  const counting = {
    transactions: 0,
    db: {
      ...db,
      transaction: <T>(work: (tx: Queryable) => Promise<T>) => {
        counting.transactions += 1;
        return db.transaction(work);
      },
    },
  };
  return counting;
}

test("only shops with something due take a transaction, and those that ran long ago", async () => {
  for (const shop of [1n, 2n, 3n]) await aShop(db, { shop });
  const now = await databaseNow(db);
  for (const shop of [1n, 2n]) await updateEvaluatedTo(db, shop, now);
  await requestTurns(db, 2n, [{ customer: "7", at: now, cause: "repair" }]);

  const counting = counted();
  const run = runClocks(counting.db);
  expect(await run(() => undefined)).toBe(true);
  // The second had somebody due, the third had never run.
  expect(counting.transactions).toBe(2);
  await run(() => undefined);
  expect(counting.transactions).toBe(2);
});
