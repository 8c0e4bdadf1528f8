import fc from "fast-check";
import { expect, test } from "vitest";
import { makeCalendar } from "#app/core/calendar/calendar.ts";
import { ALWAYS, FOREVER, type Moment } from "#app/core/calendar/moment.ts";
import type { CustomerHistory, DatedValue } from "#app/core/catalog/customer-history.ts";
import { DEFAULT_ORDER_POLICY, excludedTraits } from "#app/core/commerce/order-policy.ts";
import type { Query } from "#app/core/language/ast.ts";
import type { Epoch } from "#app/core/plan/epoch.ts";
import { orderDate } from "#app/core/plan/order-date.ts";
import { compilePredicate } from "#app/core/plan/predicate.ts";
import type { PlanContext } from "#app/core/plan/plan-context.ts";
import { bindSql } from "#app/core/plan/sql/bind-sql.ts";
import { compileSql } from "#app/core/plan/sql/compile-sql.ts";
import { nextTurn } from "#app/core/plan/turn.ts";
import {
  anyAnswerableQuery,
  anyDatedQuery,
} from "#tests/support/arbitraries/any-answerable-query.ts";
import { anyHistory, anyMoment, anyStage } from "#tests/support/arbitraries/any-history.ts";
import {
  aHistory,
  aLineState,
  anActivity,
  anOrderState,
  anAbandonment,
} from "#tests/support/builders/a-history.ts";
import { aQuery } from "#tests/support/builders/a-query.ts";
import { testDatabase } from "#tests/support/database.ts";
import { insertHistory } from "#tests/support/insert-history.ts";
import { runs } from "#tests/support/runs.ts";

const db = await testDatabase();
let shop = 0n;

const scene = anyStage.chain((stage) =>
  fc.record({
    stage: fc.constant(stage),
    histories: fc
      .tuple(anyHistory("1", stage), anyHistory("2", stage), anyHistory("3", stage))
      .map(([one, ...others]) => [
        one,
        ...others.map((history) => ({ ...history, productValues: one.productValues })),
      ]),
    texts: fc.array(anyAnswerableQuery, { minLength: 1, maxLength: 6 }),
    moments: fc.array(anyMoment(stage), { minLength: 3, maxLength: 3 }),
  }),
);

test("the statement and the predicate give the same answers, and no turn is late", async () => {
  const seen = { inside: 0, outside: 0 };
  await fc.assert(
    fc.asyncProperty(scene, async ({ stage, histories, texts, moments }) => {
      shop += 1n;
      const queries = texts.map(aQuery);
      const context = contextIn(stage.zone);
      for (const [index, history] of histories.entries()) {
        const values = index === 0 ? history.productValues : new Map<string, never>();
        await insertHistory(db, shop, { ...history, productValues: values });
      }
      for (const turn of [0, 1, 2]) {
        const probes = histories.map(({ customer }, index) => ({
          customer,
          at: moments[(index + turn) % 3]!,
        }));
        const rows = await answersTo(queries, context, { kind: "probes", probes });
        expect(rows).toHaveLength(histories.length);
        for (const row of rows) {
          const history = histories.find(({ customer }) => customer === row.customer)!;
          const expected = expectedAt(queries, history, row.at, context);
          expect(row.inside).toEqual(expected);
          expectConstant(queries, history, row, context);
          for (const inside of expected) seen[inside ? "inside" : "outside"] += 1;
        }
      }
      const at = moments[0]!;
      const rows = await answersTo(queries, context, {
        kind: "range",
        after: "1",
        through: "3",
        at,
      });
      expect(rows.map(({ customer }) => customer).sort()).toEqual(["2", "3"]);
      for (const row of rows) {
        const history = histories.find(({ customer }) => customer === row.customer)!;
        expect(row.inside).toEqual(expectedAt(queries, history, at, context));
        expectConstant(queries, history, row, context);
      }
    }),
    { numRuns: runs(60) },
  );
  expect(seen.inside).toBeGreaterThan(0);
  expect(seen.outside).toBeGreaterThan(0);
});

/** Customers of one order and nothing else, so that no other edge makes the turn early, asked one thing. */
const quietScene = anyStage.chain((stage) =>
  fc.record({
    stage: fc.constant(stage),
    text: anyDatedQuery,
    moments: fc.array(fc.tuple(anyMoment(stage), anyMoment(stage)), {
      minLength: 12,
      maxLength: 12,
    }),
  }),
);

test("no turn is late when a single bound is all that moves", async () => {
  const seen = { turning: 0, still: 0 };
  await fc.assert(
    fc.asyncProperty(quietScene, async ({ stage, text, moments }) => {
      shop += 1n;
      const query = aQuery(text);
      const context = contextIn(stage.zone);
      const histories = new Map<string, CustomerHistory>();
      const probes = [];
      for (const [index, pair] of moments.entries()) {
        const [placed, at] = pair.toSorted((a, b) => a - b) as [Moment, Moment];
        const customer = String(index + 1);
        const line = { ...aLineState("1"), line: customer };
        const order = anOrderState(placed, { order: customer, lines: [line] });
        const checkouts = [{ checkout: customer, from: placed, until: FOREVER }];
        const abandonments = [anAbandonment(customer, placed)];
        const values = observedAt(placed);
        const activity = [anActivity(placed, { id: customer, name: "delivered", message: "1" })];
        const history = aHistory({
          customer,
          addedAt: placed,
          orders: [order],
          checkouts,
          abandonments,
          values,
          activity,
        });
        histories.set(customer, history);
        probes.push({ customer, at });
        await insertHistory(db, shop, history);
      }
      for (const row of await answersTo([query], context, { kind: "probes", probes })) {
        const history = histories.get(row.customer)!;
        expect(row.inside).toEqual(expectedAt([query], history, row.at, context));
        expectConstant([query], history, row, context);
        // Nor early, as long as the day lies within what the calendar was worked out for.
        const exact = nextTurn(query, history, row.at, context);
        if (exact < row.at + 30 * DAY) expect(row.turn).toBe(exact);
        seen[row.turn < FOREVER ? "turning" : "still"] += 1;
      }
    }),
    { numRuns: runs(60) },
  );
  expect(seen.turning).toBeGreaterThan(0);
  expect(seen.still).toBeGreaterThan(0);
});

/** The same moment as a value of each kind of date that is observed, the days of a birthday included. */
function observedAt(moment: Moment): DatedValue[] {
  const text = new Date(moment).toISOString();
  const value = (attribute: string, said: string) => ({
    attribute,
    value: said,
    from: ALWAYS,
    until: FOREVER,
  });
  return [
    value("metafields.facts.birth_date", text.slice(0, 10)),
    value("metafields.custom.renews_at", text),
    value("metafields.custom.holidays", text.slice(0, 10)),
  ];
}

test("between a moment and the next turn the answer stays", () => {
  fc.assert(
    fc.property(scene, ({ stage, histories, texts, moments }) => {
      const context = contextIn(stage.zone);
      for (const [index, history] of histories.entries()) {
        const at = moments[index]!;
        for (const query of texts.map(aQuery)) {
          const turn = nextTurn(query, history, at, context);
          expect(turn).toBeGreaterThan(at);
          const inside = expectedAt([query], history, at, context);
          expectConstant([query], history, { at, turn, inside }, context);
        }
      }
    }),
    { numRuns: runs(100) },
  );
});

interface Answer {
  readonly at: Moment;
  readonly turn: Moment;
  readonly inside: readonly boolean[];
}

async function answersTo(
  queries: readonly Query[],
  context: PlanContext,
  asked: Parameters<typeof bindSql>[1]["asked"],
): Promise<(Answer & { readonly customer: string })[]> {
  const plan = compileSql(queries, asked.kind);
  const epoch: Epoch = { from: ALWAYS, until: FOREVER, context };
  const rows = await db.query<{
    customer: bigint;
    at: Moment;
    turn: Moment | null;
    inside: readonly boolean[];
  }>({ text: `${plan.text} SELECT * FROM answer`, values: bindSql(plan, { shop, epoch, asked }) });
  return rows.map((row) => ({
    customer: row.customer.toString(),
    at: row.at,
    turn: row.turn ?? FOREVER,
    inside: row.inside,
  }));
}

function contextIn(zone: string): PlanContext {
  return {
    calendar: makeCalendar(zone),
    excludedTraits: excludedTraits(DEFAULT_ORDER_POLICY),
    currencyExponent: 2,
  };
}

function expectedAt(
  queries: readonly Query[],
  history: CustomerHistory,
  at: Moment,
  context: PlanContext,
): boolean[] {
  return queries.map((query) => compilePredicate(query)(history, at, context));
}

/** Holds the answers at every moment before the turn at which they could change, and a millisecond beside it. */
function expectConstant(
  queries: readonly Query[],
  history: CustomerHistory,
  { at, turn, inside }: Answer,
  context: PlanContext,
): void {
  expect(turn).toBeGreaterThan(at);
  const within = (moment: Moment) => at < moment && moment < turn;
  for (const moment of criticalMoments(history, at, context).filter(within)) {
    expect({ moment, inside: expectedAt(queries, history, moment, context) }).toEqual({
      moment,
      inside,
    });
  }
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

function criticalMoments(history: CustomerHistory, at: Moment, context: PlanContext): Moment[] {
  const facts = [history.knownFrom, history.addedAt ?? at];
  for (const { placed, from, until } of history.orders) facts.push(placed, from, until);
  const placed = history.orders.filter(({ until }) => until === FOREVER).map((each) => each.placed);
  facts.push(orderDate("expected", placed) ?? at);
  for (const { from, until } of history.checkouts) facts.push(from, until);
  for (const { from, until, value } of history.values) facts.push(from, until, Date.parse(value));
  for (const each of history.activity) facts.push(each.at);
  for (const { from, until } of [...history.productValues.values()].flat()) facts.push(from, until);

  const critical = facts.flatMap((fact) =>
    [0, 0.5, 1, 48, 240].map((hours) => fact + hours * HOUR),
  );
  for (let day = at, days = 0; days < 45; days++) {
    day = context.calendar.nextDayStart(day);
    critical.push(day);
  }
  return critical.flatMap((moment) => [moment - 1, moment, moment + 1]).filter(Number.isFinite);
}
