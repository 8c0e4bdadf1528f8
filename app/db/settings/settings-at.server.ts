import type { Moment } from "#app/core/calendar/moment.ts";
import type { Queryable } from "#app/db/database.server.ts";
import { toInstant } from "#app/db/instant.server.ts";
import { invariant } from "#app/lib/invariant.ts";
import { SETTING_READERS, type SettingValues } from "./setting.server.ts";

/** The settings in force at a moment. */
export async function settingsAt(tx: Queryable, shop: bigint, at: Moment): Promise<SettingValues> {
  const rows = await tx.query<{ setting: string; value: unknown }>({
    name: "settings-at",
    text: `SELECT DISTINCT ON (setting) setting, value FROM shop_setting
           WHERE shop = $1::bigint AND valid_from <= $2::timestamptz
           ORDER BY setting, valid_from DESC`,
    values: [shop, toInstant(at)],
  });
  const values = new Map(rows.map(({ setting, value }) => [setting, value]));
  invariant(values.size === 3, "a shop has every setting from its first moment on");
  return {
    order_policy: SETTING_READERS.order_policy(values.get("order_policy")),
    time_zone: SETTING_READERS.time_zone(values.get("time_zone")),
    currency: SETTING_READERS.currency(values.get("currency")),
  };
}
