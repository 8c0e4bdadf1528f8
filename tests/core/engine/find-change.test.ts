import { expect, test } from "vitest";
import { FOREVER } from "#app/core/calendar/moment.ts";
import { findChange } from "#app/core/engine/find-change.ts";

const order = { at: 5, cause: "order", ref: "1001" } as const;

test("an order that makes a member is the cause", () => {
  const change = findChange({
    stored: [],
    rewritten: [{ entered: 5, left: FOREVER }],
    from: 5,
    occasions: [order],
  });
  expect(change).toEqual({ kind: "entered", at: 5, cause: "order", ref: "1001" });
});

test("of several occasions the one at which the answer changed is the cause", () => {
  const change = findChange({
    stored: [],
    rewritten: [{ entered: 7, left: FOREVER }],
    from: 5,
    occasions: [order, { at: 7, cause: "refund", ref: "9" }],
  });
  expect(change).toEqual({ kind: "entered", at: 7, cause: "refund", ref: "9" });
});

test("what turns after the occasion does so because of time", () => {
  const change = findChange({
    stored: [{ entered: 1, left: FOREVER }],
    rewritten: [{ entered: 1, left: 9 }],
    from: 5,
    occasions: [order],
  });
  expect(change).toEqual({ kind: "left", at: 9, cause: "time", ref: undefined });
});

test("a late fact that undoes a turn already told is the cause, from the turn on", () => {
  const change = findChange({
    stored: [{ entered: 1, left: 9 }],
    rewritten: [{ entered: 1, left: FOREVER }],
    from: 5,
    occasions: [order],
  });
  expect(change).toEqual({ kind: "entered", at: 9, cause: "order", ref: "1001" });
});

test("a fact from before the segment began changes it from its beginning on", () => {
  const change = findChange({
    stored: [],
    rewritten: [{ entered: 8, left: FOREVER }],
    from: 8,
    occasions: [order],
  });
  expect(change).toEqual({ kind: "entered", at: 8, cause: "order", ref: "1001" });
});

test("a stretch that came and went is no change", () => {
  const change = findChange({
    stored: [],
    rewritten: [{ entered: 5, left: 9 }],
    from: 5,
    occasions: [order],
  });
  expect(change).toBeUndefined();
});
