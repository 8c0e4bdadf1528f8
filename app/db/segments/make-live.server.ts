import type { Queryable } from "#app/db/database.server.ts";

/** Makes built versions the live ones of their segments; those live before are retired and stay as they are. */
export async function makeLive(
  tx: Queryable,
  shop: bigint,
  versions: readonly { readonly segment: string; readonly version: number }[],
): Promise<void> {
  const values = [
    shop,
    versions.map(({ segment }) => segment),
    versions.map(({ version }) => version),
  ];
  await tx.query({
    name: "retire-replaced",
    text: `UPDATE segment_version v SET state = 'retired', retired_at = now()
           FROM unnest($2::uuid[], $3::int[]) AS b (segment, version)
           WHERE v.shop = $1::bigint AND v.segment = b.segment AND v.version < b.version
             AND v.state = 'live'`,
    values,
  });
  await tx.query({
    name: "make-live",
    text: `UPDATE segment_version v SET state = 'live'
           FROM unnest($2::uuid[], $3::int[]) AS b (segment, version)
           WHERE v.shop = $1::bigint AND v.segment = b.segment AND v.version = b.version`,
    values,
  });
  await tx.query({
    name: "name-live-version",
    text: `UPDATE segment s SET version = b.version
           FROM unnest($2::uuid[], $3::int[]) AS b (segment, version)
           WHERE s.shop = $1::bigint AND s.segment = b.segment`,
    values,
  });
}
