import { ALWAYS } from "#app/core/calendar/moment.ts";
import type { OrderPolicy } from "#app/core/commerce/order-policy.ts";
import { changedFrom, type Dated } from "#app/core/commerce/setting-versions.ts";
import type { Database } from "#app/db/database.server.ts";
import { findEngineNow } from "#app/db/memberships/find-engine-now.server.ts";
import { requestRecalculation } from "#app/db/recalculations/request-recalculation.server.ts";
import { listSettingVersions } from "#app/db/settings/list-setting-versions.server.ts";
import { replaceSettingVersions } from "#app/db/settings/replace-setting-versions.server.ts";

export interface PolicyChange {
  readonly policy: OrderPolicy;
  /** Whether the past is counted by the new rules as well, or stays as it was told. */
  readonly since: "now" | "always";
  /** Who does it. */
  readonly staff?: string;
}

/**
 * Changes which orders count, and has everyone looked at again from the first moment at which that
 * makes a difference. Answers whether it makes any.
 */
export async function changeOrderPolicy(
  db: Database,
  shop: bigint,
  { policy, since, staff }: PolicyChange,
): Promise<boolean> {
  return db.transaction(async (tx) => {
    const before = (await listSettingVersions(tx, shop, "order_policy")).map(
      ({ from, value }): Dated<OrderPolicy> => ({ from, value }),
    );
    // Never in what was told already, should the database's clock have been set back.
    const from = since === "always" ? ALWAYS : (await findEngineNow(tx, shop)).now;
    const versions = [...before.filter((version) => version.from < from), { from, value: policy }];
    const changed = changedFrom(before, versions);
    if (changed === undefined) return false;
    await replaceSettingVersions(tx, shop, "order_policy", {
      versions,
      ...(staff !== undefined && { recordedBy: staff }),
    });
    await requestRecalculation(tx, shop, { since: changed, withOrders: false });
    return true;
  });
}
