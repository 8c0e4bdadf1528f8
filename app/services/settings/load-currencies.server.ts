import type { Currencies } from "#app/core/commerce/order-states.ts";
import type { Queryable } from "#app/db/database.server.ts";
import { listSettingVersions } from "#app/db/settings/list-setting-versions.server.ts";
import { invariant } from "#app/lib/invariant.ts";

/** The shop's currencies, each from its moment on. */
export async function loadCurrencies(tx: Queryable, shop: bigint): Promise<Currencies> {
  const [first, ...later] = await listSettingVersions(tx, shop, "currency");
  invariant(first, "a shop has every setting from its first moment on");
  return [first, ...later];
}
