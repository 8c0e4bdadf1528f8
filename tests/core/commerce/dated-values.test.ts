import { describe, expect, test } from "vitest";
import { ALWAYS, FOREVER } from "#app/core/calendar/moment.ts";
import { datedValues, NOTHING, type Observation } from "#app/core/commerce/dated-values.ts";

type Seen = Omit<Observation, "attribute">;

function seen(kind: Seen["kind"], value: string, at: number, stamp: Partial<Seen> = {}): Seen {
  return { kind, value, at, triggeredAt: 0, bodyHash: "", ...stamp };
}

/** A read of all values at once. */
function read(values: readonly string[], at: number, stamp: Partial<Seen> = {}): Seen[] {
  return (values.length === 0 ? [NOTHING] : values).map((value) => seen("read", value, at, stamp));
}

const added = (tag: string, at: number, stamp?: Partial<Seen>) => seen("added", tag, at, stamp);
const removed = (tag: string, at: number, stamp?: Partial<Seen>) => seen("removed", tag, at, stamp);

const CASES: readonly {
  readonly title: string;
  readonly seen: readonly Seen[];
  readonly held: readonly (readonly [value: string, from: number, until: number])[];
}[] = [
  { title: "of nothing seen nothing held", seen: [], held: [] },
  {
    title: "a value first read is assumed to have held before",
    seen: read(["a"], 5),
    held: [["a", ALWAYS, FOREVER]],
  },
  {
    title: "a tag first added did not hold before",
    seen: [added("a", 5)],
    held: [["a", 5, FOREVER]],
  },
  {
    title: "a tag first removed held before",
    seen: [removed("a", 5)],
    held: [["a", ALWAYS, 5]],
  },
  {
    title: "a read speaks for all tags: those not in it are gone",
    seen: [added("a", 5), added("b", 6), ...read(["b"], 10)],
    held: [
      ["a", 5, 10],
      ["b", 6, FOREVER],
    ],
  },
  {
    title: "a read that found nothing ends everything",
    seen: [added("a", 5), ...read([], 10)],
    held: [["a", 5, 10]],
  },
  {
    title: "a tag that came after a read without it did not hold before",
    seen: [...read(["a"], 5), added("b", 10)],
    held: [
      ["a", ALWAYS, FOREVER],
      ["b", 10, FOREVER],
    ],
  },
  {
    title: "a tag added again is one stretch",
    seen: [added("a", 5), added("a", 8), removed("a", 10), added("a", 12)],
    held: [
      ["a", 5, 10],
      ["a", 12, FOREVER],
    ],
  },
  {
    title: "a single value is replaced by the next read",
    seen: [...read(["SUBSCRIBED"], 5), ...read(["UNSUBSCRIBED"], 9)],
    held: [
      ["SUBSCRIBED", ALWAYS, 9],
      ["UNSUBSCRIBED", 9, FOREVER],
    ],
  },
  {
    title: "a read without a time is the oldest",
    seen: [...read(["SUBSCRIBED"], 5), ...read(["PENDING"], ALWAYS)],
    held: [
      ["PENDING", ALWAYS, 5],
      ["SUBSCRIBED", 5, FOREVER],
    ],
  },
  {
    title: "of two reads at one moment the one triggered last stands, whole, and reaches back",
    seen: [...read(["a", "b"], 5, { triggeredAt: 1 }), ...read(["b", "c"], 5, { triggeredAt: 2 })],
    held: [
      ["b", ALWAYS, FOREVER],
      ["c", ALWAYS, FOREVER],
    ],
  },
  {
    title: "of an addition and a removal at one moment the one triggered last stands",
    seen: [added("a", 5, { triggeredAt: 1 }), removed("a", 5, { triggeredAt: 2 })],
    held: [["a", ALWAYS, 5]],
  },
  {
    title: "of an addition and a removal with nothing to tell them apart the addition stands",
    seen: [added("a", 5), removed("a", 5)],
    held: [["a", 5, FOREVER]],
  },
  {
    title: "of a read and an addition at one moment the one triggered last stands",
    seen: [added("a", 5, { triggeredAt: 1 }), ...read([], 5, { triggeredAt: 2 })],
    held: [],
  },
];

describe("the values of an attribute", () => {
  test.each(CASES)("$title", (each) => {
    const dated = datedValues(each.seen.map((one) => ({ attribute: "tags", ...one })));
    expect(dated).toEqual(
      each.held.map(([value, from, until]) => ({ attribute: "tags", value, from, until })),
    );
  });
});

test("attributes do not speak for each other", () => {
  const dated = datedValues([
    { attribute: "tags", ...seen("added", "vip", 5) },
    ...read(["DE"], 8).map((one) => ({ attribute: "countries", ...one })),
  ]);
  expect(dated).toEqual([
    { attribute: "countries", value: "DE", from: ALWAYS, until: FOREVER },
    { attribute: "tags", value: "vip", from: 5, until: FOREVER },
  ]);
});
