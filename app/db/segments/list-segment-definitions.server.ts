import type { SegmentDefinition, SegmentKind } from "#app/core/catalog/segment-definition.ts";
import type { Queryable } from "#app/db/database.server.ts";

interface DefinitionRow {
  readonly segment: string;
  readonly name: string;
  readonly kind: SegmentKind;
  readonly query: string;
}

/** All segments in use by what they were last defined to be, also where that is still being built. */
export async function listSegmentDefinitions(
  tx: Queryable,
  shop: bigint,
): Promise<SegmentDefinition[]> {
  const rows = await tx.query<DefinitionRow>({
    name: "list-segment-definitions",
    text: `SELECT s.segment, s.name, s.kind, n.query
           FROM segment s
           CROSS JOIN LATERAL (
             SELECT query FROM segment_version v
             WHERE v.shop = s.shop AND v.segment = s.segment AND v.state <> 'retired'
             ORDER BY v.version DESC LIMIT 1) n
           WHERE s.shop = $1::bigint AND s.archived_at IS NULL
           ORDER BY lower(s.name), s.segment`,
    values: [shop],
  });
  return rows.map(({ query, ...row }) => (row.kind === "live" ? { ...row, query } : row));
}
