import type { Queryable } from "#app/db/database.server.ts";

/** Notes how far some builds are. */
export async function updateBuildCursor(
  tx: Queryable,
  shop: bigint,
  builds: readonly { readonly segment: string; readonly version: number }[],
  cursor: bigint,
): Promise<void> {
  await tx.query({
    name: "update-build-cursor",
    text: `UPDATE segment_version v SET build_cursor = $2::bigint
           FROM unnest($3::uuid[], $4::int[]) AS b (segment, version)
           WHERE v.shop = $1::bigint AND v.segment = b.segment AND v.version = b.version`,
    values: [
      shop,
      cursor,
      builds.map(({ segment }) => segment),
      builds.map(({ version }) => version),
    ],
  });
}
