import type { Queryable } from "#app/db/database.server.ts";

/** A live segment that asks about another one, by its newest definition. */
export interface Reader {
  readonly segment: string;
  readonly name: string;
  readonly query: string;
}

/** The segments in use that ask about one, themselves or through others. */
export async function listReaders(tx: Queryable, shop: bigint, segment: string): Promise<Reader[]> {
  return tx.query<Reader>({
    name: "list-readers",
    text: `SELECT s.segment, s.name, n.query
           FROM segment s
           CROSS JOIN LATERAL (
             SELECT query, segments FROM segment_version v
             WHERE v.shop = s.shop AND v.segment = s.segment AND v.state <> 'retired'
             ORDER BY v.version DESC LIMIT 1) n
           WHERE s.shop = $1::bigint AND s.archived_at IS NULL AND s.kind = 'live'
             AND n.segments @> jsonb_build_array(jsonb_build_object('segment', $2::text))
           ORDER BY lower(s.name), s.segment`,
    values: [shop, segment],
  });
}
