import fc from "fast-check";
import { expect, test } from "vitest";
import { ALWAYS, FOREVER } from "#app/core/calendar/moment.ts";
import { ORDER_TRAITS, type OrderState } from "#app/core/catalog/customer-history.ts";
import type { Refund } from "#app/core/commerce/facts.ts";
import type { StampedOrder } from "#app/core/commerce/order-record.ts";
import { orderStates } from "#app/core/commerce/order-states.ts";
import { compareStamps } from "#app/core/commerce/stamp.ts";
import { aLine, anOrder, aRefund } from "#tests/support/builders/an-order.ts";
import { runs } from "#tests/support/runs.ts";

const EUR = { currencies: [{ from: ALWAYS, value: "EUR" }] } as const;

/** What was delivered of one order: versions and lone refunds, in the order in which they came. */
interface Heard {
  readonly versions: readonly StampedOrder[];
  readonly refunds: readonly Refund[];
}

const statesOf = ({ versions, refunds }: Heard) => orderStates(versions, refunds, EUR);

/** Times are few, so that equal ones are common. */
const anyTime = fc.integer({ min: 0, max: 12 });

/** Refunds of line 10 (of which there are 9, at 10 each) and of some shipping. */
const anyRefunds = fc
  .array(fc.record({ at: anyTime, quantity: fc.nat(2), shipping: fc.nat(3) }), { maxLength: 4 })
  .map((drawn) =>
    drawn.map(({ at, quantity, shipping }, index) => {
      const net = BigInt(quantity * 10);
      return aRefund(`${index + 1}`, at, {
        amount: net + BigInt(shipping),
        goods: net,
        lines: [{ line: "10", quantity, net }],
      });
    }),
  );

/** A version that is less what it contains of the refunds, after an edit that added `extra` of line 20. */
function aVersion(
  refunds: readonly Refund[],
  drawn: {
    readonly updatedAt: number;
    readonly triggeredAt: number;
    readonly contains: number;
    readonly extra: number;
    readonly cancelledAt: number | undefined;
    readonly pending: boolean;
  },
): StampedOrder {
  const contained = refunds.filter((_, index) => (drawn.contains >> index) % 2 === 1);
  const back = contained.reduce((sum, { goods }) => sum + goods, 0n);
  const money = contained.reduce((sum, { amount }) => sum + amount, 0n);
  const extra = BigInt(drawn.extra * 5);
  return anOrder(
    drawn.updatedAt,
    {
      placed: 2,
      total: 110n + extra - money,
      goods: 90n + extra - back,
      lines: [aLine("10", 9 - Number(back / 10n), 90n - back), aLine("20", drawn.extra, extra)],
      refunds: contained,
      cancelledAt: drawn.cancelledAt,
      financialStatus: drawn.pending ? "pending" : "paid",
    },
    { triggeredAt: drawn.triggeredAt, bodyHash: JSON.stringify(drawn) },
  );
}

const anyDrawnVersion = fc.record({
  updatedAt: anyTime,
  triggeredAt: fc.nat(2),
  contains: fc.nat(15),
  extra: fc.nat(2),
  cancelledAt: fc.option(anyTime, { nil: undefined, freq: 4 }),
  pending: fc.boolean(),
});

const anyHeard: fc.Arbitrary<Heard> = fc
  .record({
    refunds: anyRefunds,
    versions: fc.array(anyDrawnVersion, { maxLength: 6 }),
    alone: fc.nat(15),
  })
  .map(({ refunds, versions, alone }) => ({
    versions: versions.map((drawn) => aVersion(refunds, drawn)),
    refunds: refunds.filter((_, index) => (alone >> index) % 2 === 1),
  }));

function shuffledWithDuplicates<T>(values: readonly T[]): fc.Arbitrary<T[]> {
  return fc
    .tuple(fc.subarray([...values]), fc.nat())
    .chain(([again]) =>
      fc.shuffledSubarray([...values, ...again], { minLength: values.length + again.length }),
    );
}

test("any order of arrival and any duplicates give equal states", () => {
  const twice = anyHeard.chain((heard) =>
    fc.tuple(
      fc.constant(heard),
      fc.record({
        versions: shuffledWithDuplicates(heard.versions),
        refunds: shuffledWithDuplicates(heard.refunds),
      }),
    ),
  );
  fc.assert(
    fc.property(twice, ([heard, again]) => {
      expect(statesOf(again)).toEqual(statesOf(heard));
    }),
    { numRuns: runs(300) },
  );
});

test("states follow each other from when the order was placed to forever, and each differs", () => {
  fc.assert(
    fc.property(anyHeard, (heard) => {
      const states = statesOf(heard);
      if (heard.versions.length === 0) {
        expect(states).toEqual([]);
        return;
      }
      expect(states[0]?.from).toBe(2);
      expect(states.at(-1)?.until).toBe(FOREVER);
      for (const [index, next] of states.slice(1).entries()) {
        const state = states[index]!;
        expect(state.until).toBe(next.from);
        expect(state.from).toBeLessThan(state.until);
        expect(essence(state)).not.toEqual(essence(next));
      }
    }),
    { numRuns: runs(300) },
  );
});

test("at every moment the state is what the formula says", () => {
  fc.assert(
    fc.property(
      anyHeard.filter(({ versions }) => versions.length > 0),
      fc.integer({ min: 2, max: 14 }),
      (heard, at) => {
        const state = statesOf(heard).find(({ from, until }) => from <= at && at < until);
        expect(state && essence(state)).toEqual(byTheFormula(heard, at));
      },
    ),
    { numRuns: runs(500) },
  );
});

test("keeping one version for each updated_at, and every refund by itself, loses nothing", () => {
  fc.assert(
    fc.property(anyHeard, (heard) => {
      const oldestFirst = heard.versions.toSorted((a, b) => compareStamps(a.stamp, b.stamp));
      const kept = new Map(oldestFirst.map((each) => [each.stamp.updatedAt, each]));
      const inVersions = heard.versions.flatMap(({ order }) => order.refunds);
      expect(
        statesOf({ versions: [...kept.values()], refunds: [...heard.refunds, ...inVersions] }),
      ).toEqual(statesOf(heard));
    }),
    { numRuns: runs(300) },
  );
});

test("without edits, whichever versions were heard, an order is its first total less the refunds so far", () => {
  const unedited = anyRefunds.chain((refunds) =>
    fc.record({
      refunds: fc.constant(refunds),
      versions: fc.array(
        anyDrawnVersion.map((drawn) => aVersion(refunds, { ...drawn, extra: 0 })),
        { minLength: 1, maxLength: 5 },
      ),
    }),
  );
  fc.assert(
    fc.property(unedited, (heard) => {
      for (const { from, net, goods, lines } of statesOf(heard)) {
        const sofar = heard.refunds.filter(({ at }) => at <= from);
        const back = sofar.reduce((sum, refund) => sum + refund.goods, 0n);
        expect(net).toBe(110n - sofar.reduce((sum, { amount }) => sum + amount, 0n));
        expect(goods).toBe(90n - back);
        expect(lines.find(({ line }) => line === "10")?.net).toBe(90n - back);
      }
    }),
    { numRuns: runs(300) },
  );
});

function essence({ traits, net, goods, lines }: OrderState) {
  return {
    traits,
    net,
    goods,
    quantities: lines.map(({ line, quantity }) => `${line} x ${quantity}`),
  };
}

/** The formula of `orderStates` in its plainest form, one moment at a time. */
function byTheFormula({ versions, refunds }: Heard, at: number): ReturnType<typeof essence> {
  const ascending = versions.toSorted((a, b) => compareStamps(a.stamp, b.stamp));
  const first = ascending.findLast(
    ({ stamp }) => stamp.updatedAt === ascending[0]!.stamp.updatedAt,
  );
  const { order } = (ascending.findLast(({ stamp }) => stamp.updatedAt <= at) ?? first)!;
  const standing = ascending.filter(
    ({ stamp }, index) => ascending[index + 1]?.stamp.updatedAt !== stamp.updatedAt,
  );
  const known = new Map(
    [...refunds, ...versions.flatMap((version) => version.order.refunds)].map((refund) => [
      refund.id,
      refund,
    ]),
  );
  let { total: net, goods } = order;
  const quantities = new Map(order.lines.map(({ id, quantity }) => [id, quantity]));
  for (const refund of known.values()) {
    const weight =
      (order.refunds.some(({ id }) => id === refund.id) ? 1 : 0) - (refund.at <= at ? 1 : 0);
    net += BigInt(weight) * refund.amount;
    goods += BigInt(weight) * refund.goods;
    for (const { line, quantity } of refund.lines) {
      quantities.set(line, quantities.get(line)! + weight * quantity);
    }
  }
  const cancelled = standing.some((each) => (each.order.cancelledAt ?? FOREVER) <= at);
  return {
    traits:
      (cancelled ? ORDER_TRAITS.cancelled : 0) |
      (order.financialStatus === "pending" ? ORDER_TRAITS.unpaid : 0),
    net,
    goods,
    quantities: [...quantities]
      .filter(([, quantity]) => quantity > 0)
      .map(([line, quantity]) => `${line} x ${quantity}`),
  };
}
