import { expect, test } from "vitest";
import { FOREVER } from "#app/core/calendar/moment.ts";
import { checkoutStates } from "#app/core/commerce/checkout-states.ts";

const MINUTE = 60_000;

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
  const states = checkoutStates([
    {
      token: "t",
      createdAt: 0,
      completedAt: moment(ends.completedAt),
      goneAt: moment(ends.goneAt),
    },
  ]);
  expect(states).toEqual(
    stretch ? [{ checkout: "t", from: stretch[0] * MINUTE, until: stretch[1] * MINUTE }] : [],
  );
});
