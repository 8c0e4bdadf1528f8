import { ACTIVITY_DATA } from "#app/core/catalog/activity-functions.ts";
import type { SegmentDefinition } from "#app/core/catalog/segment-definition.ts";
import { makeCatalog } from "#app/core/catalog/catalog.ts";
import { readQuery } from "#app/core/language/read-query.ts";
import { definitionsFor, withSegmentIds } from "#app/core/language/referred-names.ts";
import type { Queryable } from "#app/db/database.server.ts";
import { PERSON_METAFIELDS } from "./person-metafields.ts";

/** Segments that generated queries can name: of each kind, of everyone, and of other segments. */
export const NAMED_SEGMENTS: readonly SegmentDefinition[] = [
  segment("1", "Regulars", "number_of_orders >= 2 AND last_order_date >= -30d"),
  segment(
    "2",
    "Worth a call",
    `amount_spent > 50 AND in_segment NOT IN ('${idOf("5")}', '${idOf("1")}')`,
  ),
  segment("3", "Best of both", `in_segment = '${idOf("2")}' OR in_segment = '${idOf("1")}'`),
  segment("4", "Everybody", ""),
  { ...segment("5", "Snapshot"), kind: "static" },
  { ...segment("6", "It's theirs"), kind: "imported" },
];

function segment(digit: string, name: string, query?: string): SegmentDefinition {
  return { segment: idOf(digit), name, kind: "live", query };
}

function idOf(digit: string): string {
  return `00000000-0000-4000-8000-00000000000${digit}`;
}

const CATALOG = makeCatalog({
  metafields: PERSON_METAFIELDS,
  known: ACTIVITY_DATA,
  segments: NAMED_SEGMENTS,
});

/** What is kept of a query that may name those segments. */
export function storedParts(text: string): { readonly query: string; readonly segments: string } {
  const read = readQuery(text, CATALOG);
  if (!read.ok) return { query: text, segments: "[]" };
  const segments = JSON.stringify(definitionsFor(read.query, CATALOG));
  return { query: withSegmentIds(text, read.query), segments };
}

/** Gives a shop those segments, to be built when its builds run. */
export async function insertNamedSegments(tx: Queryable, shop: bigint): Promise<void> {
  for (const { segment: id, name, kind, query } of NAMED_SEGMENTS) {
    const stored = storedParts(query ?? `in_segment = '${id}'`);
    await tx.query({
      text: `WITH named AS (INSERT INTO segment (shop, segment, name, kind)
                            VALUES ($1, $2, $3, $4) RETURNING shop, segment)
             INSERT INTO segment_version (shop, segment, version, query, segments)
             SELECT shop, segment, 1, $5, $6::text::jsonb FROM named`,
      values: [shop, id, name, kind, stored.query, stored.segments],
    });
  }
}
