import fc from "fast-check";
import { expect, test } from "vitest";
import { makeCalendar } from "#app/core/calendar/calendar.ts";
import { DEFAULT_ORDER_POLICY, excludedTraits } from "#app/core/commerce/order-policy.ts";
import { needsOf } from "#app/core/language/needs.ts";
import { compilePredicate } from "#app/core/plan/predicate.ts";
import { membersAt } from "#app/services/segments/members-at.server.ts";
import { aShop } from "#tests/support/a-shop.ts";
import { anyAnswerableQuery } from "#tests/support/arbitraries/any-answerable-query.ts";
import { anyHistory, anyMoment, anyStage } from "#tests/support/arbitraries/any-history.ts";
import { aQuery } from "#tests/support/builders/a-query.ts";
import { testDatabase } from "#tests/support/database.ts";
import { insertHistory } from "#tests/support/insert-history.ts";
import { runs } from "#tests/support/runs.ts";

const db = await testDatabase();
let shop = 0n;

const CUSTOMERS = ["1", "2", "3", "4", "5"];

const scene = anyStage.chain((stage) =>
  fc.record({
    stage: fc.constant(stage),
    histories: fc.tuple(...CUSTOMERS.map((customer) => anyHistory(customer, stage))),
    queries: fc.array(anyAnswerableQuery.map(aQuery), { minLength: 1, maxLength: 3 }),
    at: anyMoment(stage),
  }),
);

test("the members at a moment are those of whom the predicate says so, page by page", async () => {
  const seen = { members: 0, others: 0 };
  await fc.assert(
    fc.asyncProperty(scene, async ({ stage, histories, queries, at }) => {
      shop += 1n;
      await aShop(db, { shop, timeZone: stage.zone });
      const productValues = histories[0]?.productValues ?? new Map<string, never>();
      for (const [index, history] of histories.entries()) {
        await insertHistory(db, shop, {
          ...history,
          productValues: index === 0 ? productValues : new Map(),
        });
      }
      const context = {
        calendar: makeCalendar(stage.zone),
        excludedTraits: excludedTraits(DEFAULT_ORDER_POLICY),
        currencyExponent: 2,
      };
      for (const query of queries.filter((each) => needsOf(each).length === 0)) {
        const fulfils = compilePredicate(query);
        const expected = histories
          .filter((history) => fulfils({ ...history, productValues }, at, context))
          .map(({ customer }) => BigInt(customer));
        seen.members += expected.length;
        seen.others += histories.length - expected.length;

        const asked = { query, at, limit: 3 };
        const first = await membersAt(db, shop, asked);
        expect(first).toMatchObject({ ok: true, at, size: expected.length });
        if (!first.ok) return;
        expect(first.customers).toEqual(expected.slice(0, 3));
        if (expected.length <= 3) continue;
        const rest = await membersAt(db, shop, { ...asked, after: expected[2]! });
        expect(rest).toMatchObject({ customers: expected.slice(3) });
      }
    }),
    { numRuns: runs(25) },
  );
  expect(seen.members).toBeGreaterThan(0);
  expect(seen.others).toBeGreaterThan(0);
});

test("what nothing answers has no members but needs", async () => {
  shop += 1n;
  await aShop(db, { shop });
  const asked = { query: aQuery("rfm_group = 'LOYAL'"), at: 0, limit: 10 };
  expect(await membersAt(db, shop, asked)).toEqual({
    ok: false,
    reason: "needs",
    needs: ["Shopify's RFM groups"],
  });
});

test("values of a time before the app came are said to be assumed", async () => {
  shop += 1n;
  const installedAt = Date.UTC(2026, 0, 1);
  await aShop(db, { shop, installedAt });
  const asked = { query: aQuery("customer_tags CONTAINS 'vip'"), limit: 10 };
  expect(await membersAt(db, shop, { ...asked, at: installedAt - 1 })).toMatchObject({
    assumed: true,
  });
  expect(await membersAt(db, shop, { ...asked, at: installedAt })).toMatchObject({
    assumed: false,
  });
  const orders = { query: aQuery("number_of_orders > 1"), at: installedAt - 1, limit: 10 };
  expect(await membersAt(db, shop, orders)).toMatchObject({ assumed: false });
});
