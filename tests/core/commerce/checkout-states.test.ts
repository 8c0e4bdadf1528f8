import { expect, test } from "vitest";
import { ALWAYS, FOREVER } from "#app/core/calendar/moment.ts";
import {
  abandonments,
  type CheckoutRecord,
  openStates,
} from "#app/core/commerce/checkout-states.ts";

const MINUTE = 60_000;
const EUROS = { currencies: [{ from: ALWAYS, value: "EUR" }] } as const;

function aRecord(ends: Partial<CheckoutRecord>): CheckoutRecord {
  return {
    token: "t",
    createdAt: 0,
    completedAt: undefined,
    goneAt: undefined,
    amount: 1250n,
    currency: "EUR",
    lines: [],
    ...ends,
  };
}

test.each([
  ["stands abandoned from ten minutes after it was created", {}, [10, FOREVER]],
  ["stops when it is completed", { completedAt: 30 }, [10, 30]],
  ["stops when it is deleted", { goneAt: 40 }, [10, 40]],
  ["stops at whichever comes first", { completedAt: 50, goneAt: 40 }, [10, 40]],
  ["never was when it was completed within ten minutes", { completedAt: 9 }, undefined],
  [
    "never was when it was completed after ten minutes to the millisecond",
    { completedAt: 10 },
    undefined,
  ],
  ["never was when it was deleted within ten minutes", { goneAt: 3, completedAt: 30 }, undefined],
] as const)("a checkout %s", (_, ends: { completedAt?: number; goneAt?: number }, stretch) => {
  const moment = (minutes: number | undefined) =>
    minutes === undefined ? undefined : minutes * MINUTE;
  const states = openStates(
    abandonments(
      [aRecord({ completedAt: moment(ends.completedAt), goneAt: moment(ends.goneAt) })],
      EUROS,
    ),
  );
  expect(states).toEqual(
    stretch ? [{ checkout: "t", from: stretch[0] * MINUTE, until: stretch[1] * MINUTE }] : [],
  );
});

test("an abandoned checkout is recovered from its completion on, until it is deleted", () => {
  const record = aRecord({ completedAt: 30 * MINUTE, goneAt: 60 * MINUTE });
  expect(abandonments([record], EUROS)).toMatchObject([
    { from: 10 * MINUTE, until: 30 * MINUTE, recovered: false, amount: 1250n },
    { from: 30 * MINUTE, until: 60 * MINUTE, recovered: true, amount: 1250n },
  ]);
});

test("what a checkout came to is known while it is in the shop's currency", () => {
  const currencies = [
    { from: ALWAYS, value: "GBP" },
    { from: 20 * MINUTE, value: "EUR" },
  ] as const;
  expect(abandonments([aRecord({})], { currencies })).toMatchObject([
    { until: 20 * MINUTE, amount: undefined },
    { from: 20 * MINUTE, amount: 1250n },
  ]);
});
