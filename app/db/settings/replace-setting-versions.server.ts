import type { Queryable } from "#app/db/database.server.ts";
import { toInstant } from "#app/db/instant.server.ts";
import { insertSettingVersion } from "./insert-setting-version.server.ts";
import type { Setting, SettingVersion } from "./setting.server.ts";

/** Makes these all the versions that a setting has. */
export async function replaceSettingVersions<S extends Setting>(
  tx: Queryable,
  shop: bigint,
  setting: S,
  {
    versions,
    recordedBy,
  }: {
    readonly versions: readonly Omit<SettingVersion<S>, "setting">[];
    readonly recordedBy?: string;
  },
): Promise<void> {
  await tx.query({
    name: "delete-setting-versions",
    text: `DELETE FROM shop_setting
           WHERE shop = $1::bigint AND setting = $2 AND valid_from <> ALL($3::timestamptz[])`,
    values: [shop, setting, versions.map(({ from }) => toInstant(from))],
  });
  for (const version of versions) {
    await insertSettingVersion(tx, shop, { setting, ...version }, recordedBy ?? null);
  }
}
