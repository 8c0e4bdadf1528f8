import { expect, test } from "vitest";
import { makeCatalog } from "#app/core/catalog/catalog.ts";
import type { SegmentDefinition } from "#app/core/catalog/segment-definition.ts";
import { printQuery } from "#app/core/language/printer.ts";
import { readQuery } from "#app/core/language/read-query.ts";
import {
  definitionsFor,
  referredIn,
  withSegmentIds,
  withSegmentNames,
} from "#app/core/language/referred-names.ts";

function live(name: string, query: string): SegmentDefinition {
  return { segment: `id-${name}`, name, kind: "live", query };
}

function catalogOf(...segments: SegmentDefinition[]) {
  return makeCatalog({ metafields: [], segments });
}

function mistakesIn(text: string, catalog = catalogOf(), self?: string) {
  const read = readQuery(text, catalog, { self });
  return read.ok ? [] : read.diagnostics;
}

const VIP = live("VIP", "amount_spent > 500");
const OTHER = live("vip", "amount_spent > 5");
const SNAPSHOT: SegmentDefinition = { segment: "id-Snap", name: "It's a snap", kind: "static" };

test.each([
  ["in_segment = 'VIP'", ["id-VIP"]],
  ["in_segment = 'id-VIP'", ["id-VIP"]],
  ["in_segment = 'vip'", ["id-vip"]],
  ["in_segment = 'it\\'s A SNAP'", ["id-Snap"]],
  ["in_segment IN ('VIP', 'id-Snap') AND in_segment != 'vip'", ["id-VIP", "id-Snap", "id-vip"]],
])("a segment is found by its id, its name, or its name in another case: %s", (text, ids) => {
  const read = readQuery(text, catalogOf(VIP, OTHER, SNAPSHOT));
  expect(read.ok && referredIn(read.query).map(({ segment }) => segment)).toEqual(ids);
});

test("what is kept says ids, and what is shown says the names of now", () => {
  const text = "NOT (in_segment  IN ( 'vip','Gold' )) AND\nin_segment != 'gold'";
  const gold = live("Gold", "amount_spent > 50");
  const catalog = catalogOf(VIP, gold);
  const read = readQuery(text, catalog);
  const kept = read.ok ? withSegmentIds(text, read.query) : "";
  expect(kept).toBe("NOT (in_segment  IN ( 'id-VIP','id-Gold' )) AND\nin_segment != 'id-Gold'");

  const renamed = readQuery(kept, catalogOf(VIP, { ...gold, name: "Bob's best" }));
  expect(renamed.ok && withSegmentNames(kept, renamed.query)).toBe(
    "NOT (in_segment  IN ( 'VIP','Bob\\'s best' )) AND\nin_segment != 'Bob\\'s best'",
  );
  expect(renamed.ok && printQuery(renamed.query)).toBe(
    "NOT in_segment IN ('VIP', 'Bob\\'s best') AND in_segment != 'Bob\\'s best'",
  );
});

test("a name that is not there is a mistake that offers the one meant", () => {
  const [mistake] = mistakesIn("in_segment = 'VPI'", catalogOf(VIP, SNAPSHOT));
  expect(mistake).toMatchObject({
    code: "unknown-segment",
    suggestion: "VIP",
    fix: { span: { start: 13, end: 18 }, text: "'VIP'" },
    message: "Line 1 Column 13: 'VPI' segment cannot be found.",
  });
  expect(mistakesIn("in_segment = 'Platinum'", catalogOf(VIP))[0]).not.toHaveProperty("fix");
});

test.each(["in_segment IS NULL", "in_segment > 'VIP'", "in_segment CONTAINS 'VIP'"])(
  "in_segment takes only equality and lists: %s",
  (text) => {
    expect(mistakesIn(text, catalogOf(VIP))).toMatchObject([{ code: "operator-does-not-fit" }]);
  },
);

test("one may be in several segments at once, and not both in one and out of it", () => {
  const catalog = catalogOf(VIP, SNAPSHOT);
  expect(mistakesIn("in_segment = 'VIP' AND in_segment = 'it\\'s a snap'", catalog)).toEqual([]);
  expect(mistakesIn("in_segment = 'VIP' AND in_segment != 'vip'", catalog)).toMatchObject([
    { code: "contradiction" },
  ]);
});

test("segments that would ask for each other are a mistake that names the way round", () => {
  const catalog = catalogOf(
    live("A", "number_of_orders > 1"),
    live("B", "in_segment = 'A'"),
    live("C", "in_segment IN ('B')"),
  );
  expect(mistakesIn("NOT in_segment = 'C'", catalog)).toEqual([]);
  expect(mistakesIn("NOT in_segment = 'C'", catalog, "id-A")).toMatchObject([
    { code: "segment-cycle", found: "C", path: ["A", "C", "B", "A"] },
  ]);
  expect(mistakesIn("in_segment = 'A'", catalog, "id-A")).toMatchObject([
    { code: "segment-cycle", path: ["A", "A"] },
  ]);
});

test("a circle that is stored somehow is a mistake and no endless loop", () => {
  const catalog = catalogOf(live("A", "in_segment = 'B'"), live("B", "in_segment = 'A'"));
  expect(mistakesIn("in_segment = 'A'", catalog)).toMatchObject([
    { code: "segment-cycle", path: ["A", "B", "A"] },
  ]);
});

test("a segment whose query cannot be read any more is named", () => {
  const catalog = catalogOf(live("Old", "in_segment = 'Gone'"));
  expect(mistakesIn("in_segment = 'Old'", catalog)).toMatchObject([
    { code: "unreadable-segment", found: "Old" },
  ]);
});

test("segments may be ten deep", () => {
  const chain = Array.from({ length: 11 }, (_, index) =>
    live(`S${index}`, index === 0 ? "number_of_orders > 1" : `in_segment = 'S${index - 1}'`),
  );
  const catalog = catalogOf(...chain);
  expect(mistakesIn("in_segment = 'S9'", catalog)).toEqual([]);
  expect(mistakesIn("in_segment = 'S10'", catalog)).toMatchObject([
    { code: "segments-too-deep", limit: 10 },
  ]);
});

test("segments that multiply are refused before they fill the statement", () => {
  const doubling = Array.from({ length: 9 }, (_, index) => {
    const below = `in_segment = 'S${index - 1}'`;
    return live(
      `S${index}`,
      index === 0 ? "number_of_orders > 1" : Array(10).fill(below).join(" OR "),
    );
  });
  const catalog = catalogOf(...doubling);
  expect(mistakesIn("in_segment = 'S3'", catalog)).toEqual([]);
  expect(mistakesIn("in_segment = 'S4'", catalog)).toMatchObject([
    { code: "segments-too-large", limit: 2_000 },
  ]);
  expect(mistakesIn("in_segment = 'S8'", catalog)).toMatchObject([{ code: "segments-too-large" }]);
});

test("what a query asks about is all the segments on the way, each once", () => {
  const catalog = catalogOf(
    VIP,
    SNAPSHOT,
    live("B", "in_segment = 'VIP' AND NOT in_segment = 'It\\'s a snap'"),
    live("C", "in_segment = 'B' OR in_segment = 'VIP'"),
    live("D", "number_of_orders = 1"),
  );
  const read = readQuery("in_segment = 'C'", catalog);
  expect(read.ok && definitionsFor(read.query, catalog).map(({ segment }) => segment)).toEqual([
    "id-B",
    "id-C",
    "id-Snap",
    "id-VIP",
  ]);
});
