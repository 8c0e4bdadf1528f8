import { expect, test } from "vitest";
import { makeCalendar } from "#app/core/calendar/calendar.ts";
import type { ExplainedLeaf } from "#app/core/plan/explanation.ts";
import { explain } from "#app/core/plan/explain.ts";
import { aHistory, anActivity } from "#tests/support/builders/a-history.ts";
import { aQuery } from "#tests/support/builders/a-query.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOW = Date.parse("2026-05-20T12:00:00Z");
const CONTEXT = { calendar: makeCalendar("UTC"), excludedTraits: 0, currencyExponent: 2 };

const lesson = (id: string, at: number) => anActivity(at, { id, kind: "event", name: "lesson" });
const email = (message: string, name: string, machine = false) =>
  anActivity(NOW - DAY, { id: `${message} ${name}`, message, name, machine });

const history = aHistory({
  activity: [
    ...[lesson("1", NOW - 9 * DAY), lesson("2", NOW - 8 * DAY), lesson("3", NOW - 2 * DAY)],
    ...[lesson("4", NOW - 2 * DAY + 1), lesson("later", NOW + 1)],
    ...[email("a", "delivered"), email("a", "opened"), email("b", "delivered")],
    ...[email("b", "opened", true), email("c", "delivered"), email("d", "opened")],
  ],
});

function explained(text: string): ExplainedLeaf {
  const { condition } = explain(aQuery(text), history, NOW, CONTEXT);
  if (condition?.kind !== "leaf") throw new Error("a query of one condition");
  return condition;
}

test("what came within the time of the first is counted, and what came later is told with its reason", () => {
  const { holds, measured, counted, uncounted } = explained(
    "events MATCHES (name = 'lesson', count >= 4, within = 7d)",
  );
  expect(holds).toBe(false);
  expect(measured.map(({ value }) => value)).toEqual([{ kind: "count", count: 3 }]);
  expect(counted).toHaveLength(3);
  expect(uncounted).toMatchObject([
    { fact: { activity: { id: "4" } }, reasons: [{ kind: "too-late" }] },
  ]);
});

test("a rate is told as the emails it is made of, machines left out", () => {
  const rate = (text: string) => explained(`open_rate MATCHES (${text})`);
  expect(rate("rate >= 0.6").measured[0]?.value).toEqual({ kind: "share", part: 2, whole: 3 });
  const byPeople = rate("machine = false, rate >= 0.34");
  expect([byPeople.holds, byPeople.measured[0]?.value]).toEqual([
    false,
    { kind: "share", part: 1, whole: 3 },
  ]);
  expect(byPeople.uncounted).toMatchObject([
    { fact: { activity: { machine: true } }, reasons: [{ kind: "filter", parameter: "machine" }] },
  ]);
});

test("of no emails no rate is known", () => {
  expect(explained("open_rate MATCHES (date < -30d, rate >= 0)").holds).toBe(false);
  expect(explained("open_rate MATCHES (date < -30d, rate = 0)").holds).toBe(false);
  expect(explained("open_rate NOT MATCHES (date < -30d, rate = 0)").holds).toBe(true);
  expect(explained("open_rate MATCHES (count = 0, date < -30d)").holds).toBe(true);
});

test("time alone takes it out of its window", () => {
  const { holds, turn } = explained("events MATCHES (name = 'lesson', date >= -8d, count >= 3)");
  expect([holds, turn]).toEqual([true, Date.parse("2026-05-21T00:00:00Z")]);
});
