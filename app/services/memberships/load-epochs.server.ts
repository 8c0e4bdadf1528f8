import { currencyExponent } from "#app/core/commerce/money.ts";
import { type Epoch, epochsOf } from "#app/core/plan/epoch.ts";
import type { Queryable } from "#app/db/database.server.ts";
import { listSettingVersions } from "#app/db/settings/list-setting-versions.server.ts";

/** All stretches of a shop's time in which its settings stayed the same. */
export async function loadEpochs(tx: Queryable, shop: bigint): Promise<Epoch[]> {
  const currency = await listSettingVersions(tx, shop, "currency");
  return epochsOf({
    timeZone: await listSettingVersions(tx, shop, "time_zone"),
    orderPolicy: await listSettingVersions(tx, shop, "order_policy"),
    currencyExponent: currency.map(({ from, value }) => ({ from, value: currencyExponent(value) })),
  });
}
