import { expect, test } from "vitest";
import { makeCalendar } from "#app/core/calendar/calendar.ts";
import { ALWAYS, FOREVER } from "#app/core/calendar/moment.ts";
import { heldSince } from "#app/core/engine/held-since.ts";
import { aHistory, anOrderState } from "#tests/support/builders/a-history.ts";
import { aQuery } from "#tests/support/builders/a-query.ts";

const DAY = 86_400_000;
const START = Date.UTC(2026, 0, 1, 12);
const context = { calendar: makeCalendar("UTC"), excludedTraits: 0, currencyExponent: 2 };
const epochs = [{ from: ALWAYS, until: FOREVER, context }];

const history = (days: readonly number[]) =>
  aHistory({
    knownFrom: START,
    orders: days.map((day) => anOrderState(START + day * DAY, { order: String(day + 1) })),
  });

test("it is the beginning of the stretch that the moment lies in", () => {
  const recent = aQuery("last_order_date >= -10d");
  expect(heldSince(recent, history([0, 5, 40]), epochs, START + 45 * DAY)).toBe(START + 40 * DAY);
  expect(heldSince(recent, history([0, 5, 40]), epochs, START + 12 * DAY)).toBe(START);
});

test("whom time alone brought in joined at the start of a day", () => {
  const lapsed = aQuery("last_order_date < -10d");
  const joined = Date.UTC(2026, 0, 12);
  expect(heldSince(lapsed, history([0]), epochs, START + 45 * DAY)).toBe(joined);
});

test("it is unknown where they are not in it, or have thousands of turns", () => {
  const recent = aQuery("last_order_date >= -10d");
  expect(heldSince(recent, history([0]), epochs, START + 45 * DAY)).toBeUndefined();
  const many = history(Array.from({ length: 1_200 }, (_, day) => day));
  expect(heldSince(recent, many, epochs, START + 1_199 * DAY)).toBeUndefined();
  const always = { ...history([0]), knownFrom: ALWAYS };
  expect(heldSince(recent, always, epochs, START + DAY)).toBeUndefined();
});
