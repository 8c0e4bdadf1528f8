import type { Moment } from "#app/core/calendar/moment.ts";
import type { Queryable } from "#app/db/database.server.ts";
import { SETTING_READERS, type Setting, type SettingVersion } from "./setting.server.ts";

/** All versions of one setting, oldest first. The first one is in force since ever. */
export async function listSettingVersions<S extends Setting>(
  tx: Queryable,
  shop: bigint,
  setting: S,
): Promise<SettingVersion<S>[]> {
  const rows = await tx.query<{ valid_from: Moment; value: unknown }>({
    name: "list-setting-versions",
    text: `SELECT valid_from, value FROM shop_setting
           WHERE shop = $1::bigint AND setting = $2 ORDER BY valid_from`,
    values: [shop, setting],
  });
  const read = SETTING_READERS[setting];
  return rows.map((row) => ({ setting, from: row.valid_from, value: read(row.value) }));
}
