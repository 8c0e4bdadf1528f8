import type { Queryable } from "#app/db/database.server.ts";
import { toInstant } from "#app/db/instant.server.ts";
import type { SettingVersion } from "./setting.server.ts";

/**
 * Adds a version of a setting; one from the same moment is replaced. Answers whether it is new:
 * a caller that is told false has nobody to tell.
 */
export async function insertSettingVersion(
  tx: Queryable,
  shop: bigint,
  { setting, from, value }: SettingVersion,
  recordedBy: string | null = null,
): Promise<boolean> {
  const rows = await tx.query({
    name: "insert-setting-version",
    text: `INSERT INTO shop_setting AS s (shop, setting, valid_from, value, recorded_by)
           VALUES ($1::bigint, $2, $3::timestamptz, $4::jsonb, $5)
           ON CONFLICT (shop, setting, valid_from) DO UPDATE
           SET value = excluded.value, recorded_at = now(), recorded_by = excluded.recorded_by
           WHERE s.value <> excluded.value
           RETURNING setting`,
    values: [shop, setting, toInstant(from), JSON.stringify(value), recordedBy],
  });
  return rows.length > 0;
}
