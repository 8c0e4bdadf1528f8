import fc from "fast-check";
import { expect, test } from "vitest";
import type { Moment } from "#app/core/calendar/moment.ts";
import { makeCatalog } from "#app/core/catalog/catalog.ts";
import { readQuery } from "#app/core/language/read-query.ts";
import { needsOf } from "#app/core/language/needs.ts";
import { databaseNow } from "#app/db/now.server.ts";
import { runClock } from "#app/services/memberships/run-clock.server.ts";
import { buildSegments } from "#app/services/segments/build-segments.server.ts";
import { changeQuery } from "#app/services/segments/change-query.server.ts";
import { countAudience } from "#app/services/segments/count-audience.server.ts";
import { createSegment } from "#app/services/segments/create-segment.server.ts";
import { movement } from "#app/services/segments/movement.server.ts";
import { overlap } from "#app/services/segments/overlap.server.ts";
import { toldAt } from "#app/services/segments/told-at.server.ts";
import { aShop } from "#tests/support/a-shop.ts";
import { anyDeliveries } from "#tests/support/arbitraries/any-deliveries.ts";
import { anyAnswerableQuery } from "#tests/support/arbitraries/any-answerable-query.ts";
import { testDatabase } from "#tests/support/database.ts";
import { deliver } from "#tests/support/deliver.ts";
import { runs } from "#tests/support/runs.ts";

const db = await testDatabase();
let shop = 0n;
const DAY = 86_400_000;
const CATALOG = makeCatalog({ metafields: [] });

/** What a shop without any activity or metafields can be asked. */
const anyPlainQuery = fc.oneof(
  fc.constantFrom("number_of_orders >= 1", "amount_spent > 20", "customer_tags CONTAINS 'vip'"),
  anyAnswerableQuery.filter((text) => {
    const read = readQuery(text, CATALOG);
    return read.ok && needsOf(read.query).length === 0;
  }),
);

const scene = fc.record({
  // A story of the past, so that the engine's now is the database's.
  history: anyDeliveries().filter(({ start }) => start < Date.UTC(2026, 5, 1)),
  queries: fc.tuple(anyPlainQuery, anyPlainQuery),
  edit: fc.tuple(fc.integer({ min: 1, max: 12 }), anyPlainQuery),
  batch: fc.integer({ min: 1, max: 4 }),
});

/** What everybody could have been told at a moment. */
interface Snapshot {
  readonly at: Moment;
  readonly members: readonly (readonly bigint[])[];
}

test("as told at any moment is what stood in the segment then, and movement is the difference", async () => {
  const seen = { members: 0, moved: 0, edits: 0 };
  await fc.assert(
    fc.asyncProperty(scene, async ({ history, queries, edit: [after, edited], batch }) => {
      shop += 1n;
      const { zone, currency, start, arrivals } = history;
      await aShop(db, { shop, currency, timeZone: zone, installedAt: start - DAY });
      await db.query({
        text: "UPDATE shop SET import_completed_at = installed_at WHERE shop = $1",
        values: [shop],
      });
      const segments: string[] = [];
      for (const [index, query] of queries.entries()) {
        const made = await createSegment(db, shop, { name: `Question ${index}`, query });
        segments.push(made.ok ? made.segment : "");
      }
      await settle();
      const taken: Snapshot[] = [await snapshot(segments)];
      for (let done = 0; done < arrivals.length; done += batch) {
        const some = arrivals.slice(done, done + batch);
        await deliver(
          db,
          shop,
          some.map(({ delivery }) => delivery),
        );
        if (done < after && after <= done + batch) {
          await changeQuery(db, shop, { segment: segments[0]!, query: edited });
          seen.edits += 1;
        }
        await settle();
        taken.push(await snapshot(segments));
      }
      for (const [index, segment] of segments.entries()) {
        await expectTold(taken, index, segment, seen);
      }
      await expectTogether(segments, taken.at(-1)!);
    }),
    { numRuns: runs(12), endOnFailure: true },
  );
  expect(seen.members).toBeGreaterThan(0);
  expect(seen.moved).toBeGreaterThan(0);
  expect(seen.edits).toBeGreaterThan(0);
}, 600_000);

async function settle(): Promise<void> {
  while ((await buildSegments(db, shop)).kind !== "idle");
  while ((await runClock(db, shop)).kind !== "idle");
}

/** Two milliseconds on either side, so that nothing is recorded at the moment itself. */
async function snapshot(segments: readonly string[]): Promise<Snapshot> {
  await new Promise((done) => setTimeout(done, 3));
  const at = await databaseNow(db);
  await new Promise((done) => setTimeout(done, 3));
  const members: bigint[][] = [];
  for (const segment of segments) {
    const rows = await db.query<{ customer: bigint }>({
      text: `SELECT m.customer FROM membership m JOIN segment s USING (shop, segment, version)
             WHERE m.shop = $1 AND m.segment = $2 AND m.left_at IS NULL ORDER BY 1`,
      values: [shop, segment],
    });
    members.push(rows.map(({ customer }) => customer));
  }
  return { at, members };
}

async function expectTold(
  taken: readonly Snapshot[],
  index: number,
  segment: string,
  seen: { members: number; moved: number },
): Promise<void> {
  for (const [place, { at, members }] of taken.entries()) {
    const customers = members[index]!;
    const told = await toldAt(db, shop, { segment, at, limit: 100 });
    expect(told).toMatchObject({ ok: true, size: customers.length, customers });
    seen.members += customers.length;
    for (const before of taken.slice(0, place)) {
      const was = new Set(before.members[index]);
      const is = new Set(customers);
      const found = await movement(db, shop, { segment, from: before.at, to: at });
      const joined = customers.filter((each) => !was.has(each)).length;
      const left = [...was].filter((each) => !is.has(each)).length;
      expect(found).toMatchObject({ ok: true, joined, left });
      if (!found.ok) continue;
      const sum = (kind: string) =>
        found.byCause
          .filter((each) => each.kind === kind)
          .reduce((all, { customers: n }) => all + n, 0);
      expect([sum("entered"), sum("left")]).toEqual([joined, left]);
      seen.moved += joined + left;
    }
  }
}

/** Overlap and audience are those of the sets. */
async function expectTogether(segments: readonly string[], { members }: Snapshot): Promise<void> {
  const [one, other] = [new Set(members[0]), new Set(members[1])];
  const both = [...one].filter((each) => other.has(each)).length;
  const together = one.size + other.size - both;
  expect(await overlap(db, shop, segments)).toMatchObject({ together, inAll: both });
  const asked = {
    include: segments.slice(0, 1),
    exclude: segments.slice(1),
    channel: "email",
  } as const;
  expect(await countAudience(db, shop, asked)).toMatchObject({ customers: one.size - both });
  const all = { include: segments, exclude: [], channel: "email" } as const;
  expect(await countAudience(db, shop, all)).toMatchObject({ customers: together });
}
