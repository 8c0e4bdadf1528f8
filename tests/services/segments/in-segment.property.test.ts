import fc from "fast-check";
import { expect, test } from "vitest";
import { findSegment } from "#app/db/segments/find-segment.server.ts";
import { changeQuery } from "#app/services/segments/change-query.server.ts";
import { buildSegments } from "#app/services/segments/build-segments.server.ts";
import { testDatabase } from "#tests/support/database.ts";
import { openLiveShop } from "#tests/support/live-shop.ts";
import { runs } from "#tests/support/runs.ts";

const db = await testDatabase();
const CUSTOMERS = 6;
const HOUR = 3_600_000;
let shop = 0n;

/** Definitions of the lower segment, and of the middle one that may ask about it. */
const anyLower = fc.constantFrom(
  "number_of_orders >= 1",
  "number_of_orders >= 2 OR amount_spent > 150",
  "last_order_date IS NULL",
  "",
);
const anyMiddle = fc.constantFrom(
  "in_segment = 'Lower'",
  "in_segment != 'Lower' AND number_of_orders < 2",
  "NOT (in_segment IN ('Lower'))",
  "amount_spent > 50",
);
const UPPER = "in_segment = 'Middle' OR (in_segment != 'Lower' AND number_of_orders = 0)";

const anyStep = fc.oneof(
  fc.record({
    kind: fc.constant("order" as const),
    customer: fc.integer({ min: 1, max: CUSTOMERS }),
    hours: fc.integer({ min: 0, max: 5 }),
  }),
  fc.record({ kind: fc.constant("lower" as const), query: anyLower }),
  fc.record({ kind: fc.constant("middle" as const), query: anyMiddle }),
  // Given up for a later edit before it is built whole.
  fc.record({ kind: fc.constant("unfinished" as const), query: anyLower }),
);

/** What the names mean, put in their places by hand. */
function inlined(lower: string, middle: string): string {
  const everyone = "number_of_orders >= 0";
  const group = (text: string) => `(${text === "" ? everyone : text})`;
  const withLower = (text: string) =>
    text
      .replaceAll("in_segment = 'Lower'", group(lower))
      .replaceAll("in_segment IN ('Lower')", group(lower))
      .replaceAll("in_segment != 'Lower'", `NOT ${group(lower)}`);
  return withLower(UPPER.replace("in_segment = 'Middle'", group(withLower(middle))));
}

async function membersOf(segment: string): Promise<bigint[]> {
  const { version } = (await findSegment(db, shop, segment))!;
  const rows = await db.query<{ customer: bigint }>({
    text: `SELECT customer FROM membership WHERE shop = $1 AND segment = $2 AND version = $3
             AND left_at IS NULL ORDER BY customer`,
    values: [shop, segment, version],
  });
  return rows.map(({ customer }) => customer);
}

test("a segment of segments holds whom its conditions written out hold, whatever is ordered and edited", async () => {
  const seen = { some: 0, all: 0, none: 0 };
  await fc.assert(
    fc.asyncProperty(
      anyLower,
      anyMiddle,
      fc.array(anyStep, { minLength: 2, maxLength: 6 }),
      async (firstLower, firstMiddle, steps) => {
        shop += 1n;
        const live = await openLiveShop(db, shop, CUSTOMERS);
        let [lower, middle] = [firstLower, firstMiddle];
        const lowerId = await live.make("Lower", lower);
        const middleId = await live.make("Middle", middle);
        const upperId = await live.make("Upper", UPPER);
        let order = 0;
        for (const step of steps) {
          switch (step.kind) {
            case "order": {
              order += 1;
              const placed = live.opened - step.hours * HOUR;
              await live.deliver({ customer: step.customer, order, placed });
              break;
            }
            case "lower":
              lower = step.query;
              await live.edit(lowerId, lower);
              break;
            case "middle":
              middle = step.query;
              await live.edit(middleId, middle);
              break;
            case "unfinished": {
              await changeQuery(db, shop, { segment: lowerId, query: step.query });
              await buildSegments(db, shop);
              await live.edit(lowerId, lower);
            }
          }
          const byHand = await live.make(
            `By hand ${order} ${crypto.randomUUID()}`,
            inlined(lower, middle),
          );
          const members = await membersOf(upperId);
          expect(members).toEqual(await membersOf(byHand));
          const size = members.length;
          seen[size === 0 ? "none" : size === CUSTOMERS ? "all" : "some"] += 1;
        }
      },
    ),
    { numRuns: runs(12) },
  );
  expect(seen.some).toBeGreaterThan(0);
}, 600_000);
