import type { Queryable } from "#app/db/database.server.ts";

/** How many customers a choice of segments holds, everybody once. */
export interface AudienceCount {
  readonly customers: number;
  /** Those of them who may be written to over the channel asked about. */
  readonly reachable: number;
}

/** The observed value that says somebody may be written to. */
export interface ReachableBy {
  readonly attribute: string;
  readonly value: string;
}

/** Counts those in at least one segment of `include` and in none of `exclude` now. */
export async function countAudience(
  tx: Queryable,
  shop: bigint,
  segments: { readonly include: readonly string[]; readonly exclude: readonly string[] },
  by: ReachableBy,
): Promise<AudienceCount> {
  const [row] = await tx.query<AudienceCount>({
    name: "count-audience",
    text: `WITH chosen AS (
             SELECT m.customer FROM segment s
             JOIN membership m ON m.shop = $1::bigint AND m.segment = s.segment
                              AND m.version = s.version AND m.left_at IS NULL
             WHERE s.shop = $1::bigint AND s.segment = ANY($2::uuid[] || $3::uuid[])
             GROUP BY m.customer HAVING NOT bool_or(s.segment = ANY($3::uuid[])))
           SELECT count(*)::int AS customers, count(v.customer)::int AS reachable
           FROM chosen c
           LEFT JOIN customer_value v ON v.shop = $1::bigint AND v.customer = c.customer
             AND v.attribute = $4 AND v.value = $5
             AND v.valid_from <= now() AND now() < v.valid_until`,
    values: [shop, segments.include, segments.exclude, by.attribute, by.value],
  });
  return row ?? { customers: 0, reachable: 0 };
}
