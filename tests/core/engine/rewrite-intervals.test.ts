import { describe, expect, test } from "vitest";
import { FOREVER } from "#app/core/calendar/moment.ts";
import type { Interval } from "#app/core/engine/interval.ts";
import { differenceOf, rewriteIntervals } from "#app/core/engine/rewrite-intervals.ts";

/** `in 5 out 7`: looked at at 5 and at 7. */
function sightings(text: string) {
  const words = text.split(" ");
  return words.flatMap((word, index) =>
    index % 2 === 0 ? [{ at: Number(words[index + 1]), inside: word === "in" }] : [],
  );
}

function intervals(...pairs: [entered: number, left?: number][]): Interval[] {
  return pairs.map(([entered, left = FOREVER]) => ({ entered, left }));
}

describe("intervals are rewritten from the first look on", () => {
  const table: [what: string, stored: Interval[], looks: string, expected: Interval[]][] = [
    ["somebody enters", [], "in 5", intervals([5])],
    ["somebody enters and leaves", [], "in 5 out 7", intervals([5, 7])],
    ["nobody was there", [], "out 5 out 7", []],
    ["what lies before stays", intervals([1, 3]), "in 5", intervals([1, 3], [5])],
    ["a member stays a member", intervals([1]), "in 5 in 7", intervals([1])],
    ["a member leaves", intervals([1]), "in 5 out 7", intervals([1, 7])],
    ["a member had left at the look", intervals([1]), "out 5", intervals([1, 5])],
    ["leaving is put off", intervals([1, 6]), "in 5 out 9", intervals([1, 9])],
    ["leaving at the look is undone", intervals([1, 5]), "in 5", intervals([1])],
    ["leaving at the look is confirmed", intervals([1, 5]), "out 5", intervals([1, 5])],
    ["later stretches are forgotten", intervals([1, 3], [6, 8], [9]), "out 5", intervals([1, 3])],
    ["a stretch begins at the look", intervals([5, 8]), "out 5 in 6", intervals([6])],
    ["two stretches grow together", intervals([1, 6], [8]), "in 5", intervals([1])],
  ];
  test.each(table)("%s", (_what, stored, looks, expected) => {
    const rewritten = rewriteIntervals(stored, sightings(looks));
    expect(rewritten).toEqual(expected);
    expect(rewriteIntervals(rewritten, sightings(looks))).toEqual(expected);
  });
});

test("the difference deletes what is no more and writes what is new or ends otherwise", () => {
  expect(differenceOf(intervals([1, 3], [5, 8]), intervals([1, 3], [6]))).toEqual({
    deleted: [5],
    written: intervals([6]),
  });
  expect(differenceOf(intervals([1]), intervals([1, 7]))).toEqual({
    deleted: [],
    written: intervals([1, 7]),
  });
  expect(differenceOf(intervals([1]), intervals([1]))).toEqual({ deleted: [], written: [] });
});
