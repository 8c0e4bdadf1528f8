import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { ALWAYS } from "#app/core/calendar/moment.ts";
import type { Fact, Refund } from "#app/core/commerce/facts.ts";
import { currencyExponent } from "#app/core/commerce/money.ts";
import { DEFAULT_ORDER_POLICY, excludedTraits } from "#app/core/commerce/order-policy.ts";
import type { StampedOrder } from "#app/core/commerce/order-record.ts";
import { orderStates } from "#app/core/commerce/order-states.ts";
import { parseDelivery } from "#app/shopify/parse-delivery.server.ts";
import { ACTIVITY } from "#tests/support/arbitraries/any-activity-wish.ts";
import { anyDeliveries } from "#tests/support/arbitraries/any-deliveries.ts";
import type { Decimal } from "#tests/support/oracle/decimal.ts";
import type { Delivery } from "#tests/support/oracle/delivery.ts";
import { hear } from "#tests/support/oracle/hear.ts";
import { DEFAULT_RULES } from "#tests/support/oracle/is-member.ts";
import { orderThen } from "#tests/support/oracle/order-then.ts";
import { runs } from "#tests/support/runs.ts";

test("orders derived from deliveries stand as the oracle says at every event and 1 ms either side", () => {
  fc.assert(
    fc.property(anyDeliveries(), ({ currency, arrivals }) => {
      const deliveries = arrivals.map(({ delivery }) => delivery);
      const facts = deliveries.filter(({ topic }) => topic !== ACTIVITY).flatMap(factsOf);
      const told = hear(deliveries);
      const exponent = currencyExponent(currency);
      for (const order of new Set(told.orders.map((reading) => reading.order))) {
        const readings = told.orders.filter((reading) => reading.order === order);
        const toldRefunds = told.refunds.filter((refund) => refund.order === order);
        const { versions, refunds } = recordOf(facts, order);
        const states = orderStates(versions, refunds, {
          currencies: [{ from: ALWAYS, value: currency }],
        });
        const events = [
          ...readings.flatMap(({ stamp, placed, cancelled }) => [
            stamp.updated,
            placed,
            ...(cancelled === undefined ? [] : [cancelled]),
          ]),
          ...toldRefunds.map(({ at }) => at),
        ];
        for (const moment of new Set(events.flatMap((at) => [at - 1, at, at + 1]))) {
          const state = states.find(({ from, until }) => from <= moment && moment < until);
          const counts =
            state !== undefined && (state.traits & excludedTraits(DEFAULT_ORDER_POLICY)) === 0;
          const then = orderThen(readings, toldRefunds, { ...DEFAULT_RULES, currency }, moment);
          expect(
            counts && {
              placed: state.placed,
              net: state.net,
              lines: state.lines.map(({ line, product, quantity }) => ({
                line,
                product,
                quantity,
              })),
            },
          ).toEqual(
            then !== undefined && {
              placed: then.placed,
              net: minorUnits(then.net, exponent),
              lines: then.lines
                .map(({ line, product, quantity }) => ({ line, product, quantity }))
                .sort((a, b) => Number(a.line) - Number(b.line)),
            },
          );
        }
      }
    }),
    { numRuns: runs(100) },
  );
});

function factsOf({ topic, body, triggeredAt }: Delivery): readonly Fact[] {
  const parsed = parseDelivery(topic, new TextEncoder().encode(body), {
    triggeredAt: Date.parse(triggeredAt),
    bodyHash: createHash("sha256").update(body).digest("hex"),
  });
  if (!parsed.ok) throw new Error(parsed.reason);
  return parsed.facts;
}

function recordOf(facts: readonly Fact[], order: string) {
  const versions: StampedOrder[] = [];
  const refunds: Refund[] = [];
  for (const fact of facts) {
    if (fact.kind === "order" && fact.order.id === order) versions.push(fact);
    if (fact.kind === "refund" && fact.refund.order === order) refunds.push(fact.refund);
  }
  return { versions, refunds };
}

function minorUnits({ units, places }: Decimal, exponent: number): bigint {
  return (units * 10n ** BigInt(exponent)) / 10n ** BigInt(places);
}
