import fc from "fast-check";
import { expect, test } from "vitest";
import { runClock } from "#app/services/memberships/run-clock.server.ts";
import { aShop } from "#tests/support/a-shop.ts";
import { anyDeliveries } from "#tests/support/arbitraries/any-deliveries.ts";
import { datedRows } from "#tests/support/dated-rows.ts";
import { testDatabase } from "#tests/support/database.ts";
import { deliver, drain, receive } from "#tests/support/deliver.ts";
import { runs } from "#tests/support/runs.ts";

const db = await testDatabase();
let shops = 1n;

test("the same deliveries in any order, with duplicates and in any batches end in the same dated rows", async () => {
  await fc.assert(
    fc.asyncProperty(
      anyDeliveries().chain((history) =>
        fc.record({
          history: fc.constant(history),
          shuffled: fc.shuffledSubarray([...history.arrivals], {
            minLength: history.arrivals.length,
          }),
          batch: fc.integer({ min: 1, max: 7 }),
        }),
      ),
      async ({ history: { currency, arrivals }, shuffled, batch }) => {
        const straight = await aShop(db, { shop: (shops += 1n), currency });
        await deliver(
          db,
          straight,
          arrivals.map(({ delivery }) => delivery),
        );
        const mixed = await aShop(db, { shop: (shops += 1n), currency });
        for (const { delivery } of shuffled) {
          // One at a time, or a few at once.
          await receive(db, mixed, [delivery]);
          if (batch === 1) await drain(db, mixed);
        }
        await drain(db, mixed, batch);
        // Where the shop's currency changed, the clock works out everybody's orders anew.
        for (const shop of [straight, mixed]) while ((await runClock(db, shop)).kind !== "idle");
        expect(await datedRows(db, mixed)).toEqual(await datedRows(db, straight));
      },
    ),
    { numRuns: runs(25), endOnFailure: true },
  );
});
