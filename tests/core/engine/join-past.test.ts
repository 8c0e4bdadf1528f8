import { expect, test } from "vitest";
import { FOREVER } from "#app/core/calendar/moment.ts";
import { joinPast, type PastStretch } from "#app/core/engine/join-past.ts";

const edit = { cause: "edit", ref: undefined } as const;
const order = { cause: "order", ref: "1" } as const;

const stretch = (over: Partial<PastStretch>): PastStretch => ({
  version: 1,
  entered: 10,
  enteredBy: order,
  left: 20,
  leftBy: edit,
  ...over,
});

test("whom an edit left in was in without a break", () => {
  const after = { version: 2, entered: 19, enteredBy: undefined, left: FOREVER, leftBy: undefined };
  expect(joinPast([stretch({}), stretch(after)])).toEqual([
    { version: 2, entered: 10, enteredBy: order, left: FOREVER, leftBy: undefined },
  ]);
});

test("whom an edit took out, and who came back later, was in twice", () => {
  const back = stretch({ version: 2, entered: 30, enteredBy: order, left: 40, leftBy: order });
  expect(joinPast([stretch({}), back])).toHaveLength(2);
  const left = stretch({ leftBy: order });
  const next = stretch({ version: 2, entered: 19, enteredBy: undefined });
  expect(joinPast([left, next])).toHaveLength(2);
});
