import type { KeptDefinition } from "#app/core/catalog/segment-definition.ts";
import type { Queryable } from "#app/db/database.server.ts";

/** A definition as it begins. */
export interface NewVersion {
  readonly segment: string;
  readonly version: number;
  readonly query: string;
  /** Those that the query asks about, as they are defined now. */
  readonly segments: readonly KeptDefinition[];
  readonly createdBy: string | undefined;
  /** Whether those whom it brings in count as arrivals: a person has to say so. */
  readonly arrivals?: boolean | undefined;
}

/** Adds a definition that waits to be built. */
export async function insertVersion(
  tx: Queryable,
  shop: bigint,
  { segment, version, query, segments, createdBy, arrivals = false }: NewVersion,
): Promise<void> {
  await tx.query({
    name: "insert-version",
    text: `INSERT INTO segment_version
             (shop, segment, version, query, segments, created_by, arrivals)
           VALUES ($1::bigint, $2::uuid, $3::int, $4, $5::text::jsonb, $6, $7::boolean)`,
    values: [shop, segment, version, query, JSON.stringify(segments), createdBy ?? null, arrivals],
  });
}
