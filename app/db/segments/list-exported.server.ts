import type { Queryable } from "#app/db/database.server.ts";

/** A segment as another shop may take it over. */
export interface ExportedSegment {
  readonly name: string;
  readonly kind: "live" | "static" | "imported";
  readonly query: string;
  readonly note: string;
  readonly labels: readonly string[];
  readonly goal: string | null;
  readonly starred: boolean;
}

/** The segments in use by what they were last defined to be, in the order of their names. */
export async function listExported(tx: Queryable, shop: bigint): Promise<ExportedSegment[]> {
  return await tx.query<ExportedSegment>({
    name: "list-exported",
    text: `SELECT s.name, s.kind, v.query, s.note, s.labels, s.goal, s.starred
           FROM segment s
           CROSS JOIN LATERAL (
             SELECT query FROM segment_version v
             WHERE v.shop = s.shop AND v.segment = s.segment AND v.state <> 'retired'
             ORDER BY v.version DESC LIMIT 1) v
           WHERE s.shop = $1::bigint AND s.archived_at IS NULL
           ORDER BY lower(s.name), s.segment`,
    values: [shop],
  });
}
