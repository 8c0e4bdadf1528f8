import fc from "fast-check";
import { expect, test } from "vitest";
import { ALWAYS, FOREVER, type Moment } from "#app/core/calendar/moment.ts";
import type { CustomerHistory } from "#app/core/catalog/customer-history.ts";
import type { Probe } from "#app/core/engine/probe.ts";
import { isOpen } from "#app/core/engine/interval.ts";
import { recompute } from "#app/core/engine/recompute.ts";
import { listDueTurns } from "#app/db/memberships/list-due-turns.server.ts";
import { listIntervals } from "#app/db/memberships/list-intervals.server.ts";
import { insertSettingVersion } from "#app/db/settings/insert-setting-version.server.ts";
import { loadEpochs } from "#app/services/memberships/load-epochs.server.ts";
import { refreshMemberships } from "#app/services/memberships/refresh-memberships.server.ts";
import { anyAnswerableQuery } from "#tests/support/arbitraries/any-answerable-query.ts";
import { anyHistory, anyMoment, anyStage } from "#tests/support/arbitraries/any-history.ts";
import { aShop } from "#tests/support/a-shop.ts";
import { aQuery } from "#tests/support/builders/a-query.ts";
import { aLiveSegment } from "#tests/support/builders/a-segment.ts";
import { testDatabase } from "#tests/support/database.ts";
import { insertFullVocabulary } from "#tests/support/full-vocabulary.ts";
import { deleteHistory, insertHistory } from "#tests/support/insert-history.ts";
import { runs } from "#tests/support/runs.ts";

const db = await testDatabase();
let shop = 0n;
const DAY = 86_400_000;

/** What is learned of a customer at a step: orders, checkouts and values of another history, or one order less. */
interface Step {
  readonly after: number;
  readonly customer: number;
  readonly learned: CustomerHistory;
  readonly forgets: boolean;
}

const scene = anyStage.chain((stage) =>
  fc.record({
    stage: fc.constant(stage),
    movesTo: fc.option(fc.tuple(anyMoment(stage), fc.constantFrom("Asia/Tokyo", "America/Denver"))),
    begin: anyMoment(stage),
    histories: fc.tuple(anyHistory("1", stage), anyHistory("2", stage)),
    texts: fc.array(anyAnswerableQuery, { minLength: 1, maxLength: 4 }),
    steps: fc.array(
      fc.record({
        after: fc.oneof(fc.integer({ min: 0, max: 10 * DAY }), fc.constantFrom(0, 1, DAY)),
        customer: fc.constantFrom(0, 1),
        learned: anyHistory("9", stage),
        forgets: fc.boolean(),
      }),
      { minLength: 1, maxLength: 4 },
    ),
  }),
);

test("stored intervals equal a recompute after everything that is learned", async () => {
  const seen = { intervals: 0, nothing: 0, changes: 0 };
  await fc.assert(
    fc.asyncProperty(scene, async ({ stage, movesTo, begin, histories, texts, steps }) => {
      shop += 1n;
      await aShop(db, { shop, timeZone: stage.zone, currency: "EUR" });
      await insertFullVocabulary(db, shop);
      if (movesTo) {
        const [from, value] = movesTo;
        await insertSettingVersion(db, shop, { setting: "time_zone", from, value });
      }
      const present: CustomerHistory[] = [...histories].map((history) => ({
        ...history,
        productValues: histories[0].productValues,
      }));
      for (const [index, history] of present.entries()) await write(history, index === 0);
      const segments: string[] = [];
      for (const text of texts) segments.push(await aLiveSegment(db, shop, text, begin));
      const world = { texts, segments, begin };

      let now = begin;
      await refresh(
        present.map(({ customer }) => ({ customer, at: ALWAYS, cause: "import" })),
        now,
      );
      await expectTrue(world, present, now, seen);

      for (const [index, step] of steps.entries()) {
        now += step.after;
        const known = present[step.customer]!;
        const { history, since } = learn(known, step, index);
        present[step.customer] = history;
        await deleteHistory(db, shop, known.customer);
        await write(history, false);
        await refresh([{ customer: known.customer, at: since, cause: "order" }], now);
        await runDueTurns(now);
        await expectTrue(world, present, now, seen);
      }
    }),
    { numRuns: runs(40) },
  );
  expect(seen.intervals).toBeGreaterThan(0);
  expect(seen.nothing).toBeGreaterThan(0);
  expect(seen.changes).toBeGreaterThan(0);
});

async function write(history: CustomerHistory, withProducts: boolean): Promise<void> {
  const productValues = withProducts ? history.productValues : new Map<string, never>();
  await insertHistory(db, shop, { ...history, productValues });
}

async function refresh(probes: readonly Probe[], now: Moment): Promise<void> {
  await db.transaction((tx) => refreshMemberships(tx, shop, probes, now));
}

async function runDueTurns(now: Moment): Promise<void> {
  for (;;) {
    const due = await listDueTurns(db, shop, now, 10);
    if (due.length === 0) return;
    await refresh(
      due.map(({ due: at, ...turn }) => ({ ...turn, at })),
      now,
    );
  }
}

/** The history with what the step tells, and the own time of the earliest thing that differs. */
function learn(
  known: CustomerHistory,
  { learned, forgets }: Step,
  index: number,
): { readonly history: CustomerHistory; readonly since: Moment } {
  const [first] = known.orders;
  if (forgets && first) {
    const orders = known.orders.filter(({ order }) => order !== first.order);
    return { history: { ...known, orders }, since: first.placed };
  }
  const prefix = `${known.customer}${index + 1}`;
  const orders = learned.orders.map((order) => ({
    ...order,
    order: prefix + order.order,
    lines: order.lines.map((line) => ({ ...line, line: prefix + line.line })),
  }));
  const checkouts = learned.checkouts.map((each) => ({
    ...each,
    checkout: prefix + each.checkout,
  }));
  const keys = new Set(
    known.values.map(({ attribute, value, from }) => `${attribute}${value}${from}`),
  );
  const values = learned.values.filter(
    ({ attribute, value, from }) => !keys.has(`${attribute}${value}${from}`),
  );
  const starts = [...orders, ...checkouts, ...values].map(({ from }) => from);
  return {
    history: {
      ...known,
      orders: [...known.orders, ...orders],
      checkouts: [...known.checkouts, ...checkouts],
      values: [...known.values, ...values],
    },
    since: Math.min(FOREVER, ...starts),
  };
}

interface World {
  readonly texts: readonly string[];
  readonly segments: readonly string[];
  readonly begin: Moment;
}

async function expectTrue(
  { texts, segments, begin }: World,
  histories: readonly CustomerHistory[],
  now: Moment,
  seen: { intervals: number; nothing: number; changes: number },
): Promise<void> {
  const epochs = await loadEpochs(db, shop);
  const versions = segments.map((segment) => ({ segment, version: 1 }));
  const customers = histories.map(({ customer }) => customer);
  const stored = await listIntervals(db, shop, customers, versions);
  const told = await lastTold();
  for (const [index, text] of texts.entries()) {
    let members = 0n;
    for (const history of histories) {
      const { customer } = history;
      const intervals = stored
        .filter((each) => each.index === index && each.customer === customer)
        .map(({ entered, left }) => ({ entered, left }));
      const expected = recompute(aQuery(text), history, epochs, { from: begin, to: now });
      expect({ text, customer, now, intervals }).toEqual({
        ...{ text, customer, now, intervals: expected },
      });
      if (isOpen(expected)) members += 1n;
      const last = told.get(`${segments[index]!} ${customer}`);
      expect(last === "entered").toBe(isOpen(expected));
      seen[expected.length > 0 ? "intervals" : "nothing"] += 1;
      if (last) seen.changes += 1;
    }
    expect(await membersOf(segments[index]!)).toBe(members);
  }
}

async function lastTold(): Promise<Map<string, string>> {
  const rows = await db.query<{ segment: string; customer: bigint; kind: string }>({
    text: `SELECT segment, customer, kind FROM membership_change WHERE shop = $1 ORDER BY change`,
    values: [shop],
  });
  const told = new Map<string, string>();
  for (const { segment, customer, kind } of rows) {
    const key = `${segment} ${customer}`;
    expect(kind).not.toBe(told.get(key));
    told.set(key, kind);
  }
  return told;
}

async function membersOf(segment: string): Promise<bigint | undefined> {
  const [row] = await db.query<{ members: bigint }>({
    text: `SELECT members FROM segment_version WHERE shop = $1 AND segment = $2`,
    values: [shop, segment],
  });
  return row?.members;
}
