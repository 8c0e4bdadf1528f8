import type { Moment } from "#app/core/calendar/moment.ts";
import { currencyExponent } from "#app/core/commerce/money.ts";
import { type Epoch, epochAt, epochsOf, type Versions } from "#app/core/plan/epoch.ts";
import type { Queryable } from "#app/db/database.server.ts";
import { listSettingVersions } from "#app/db/settings/list-setting-versions.server.ts";

/** The versioned inputs in force at a moment, with the stretch for which they hold. */
export async function loadEpoch(tx: Queryable, shop: bigint, at: Moment): Promise<Epoch> {
  const timeZone: Versions<string> = await listSettingVersions(tx, shop, "time_zone");
  const orderPolicy = await listSettingVersions(tx, shop, "order_policy");
  const currencies = await listSettingVersions(tx, shop, "currency");
  const exponents = currencies.map(({ from, value }) => ({ from, value: currencyExponent(value) }));
  return epochAt(epochsOf({ timeZone, orderPolicy, currencyExponent: exponents }), at);
}
