import { expect, test } from "vitest";
import { FOREVER } from "#app/core/calendar/moment.ts";
import { findDifference } from "#app/core/engine/find-difference.ts";

const lasting = { entered: 10, left: FOREVER };

test("equal intervals do not differ, nor what lies beyond the moment", () => {
  expect(findDifference([], [], 100)).toBeUndefined();
  expect(findDifference([lasting], [lasting], 100)).toBeUndefined();
  expect(findDifference([{ entered: 10, left: 101 }], [lasting], 100)).toBeUndefined();
  expect(findDifference([lasting, { entered: 101, left: 102 }], [lasting], 100)).toBeUndefined();
});

test("what was entered or left otherwise by then differs", () => {
  expect(findDifference([lasting], [], 100)).toEqual({ stored: [lasting], expected: [] });
  expect(findDifference([lasting], [{ entered: 11, left: FOREVER }], 100)).toBeDefined();
  expect(findDifference([{ entered: 10, left: 100 }], [lasting], 100)).toBeDefined();
});
