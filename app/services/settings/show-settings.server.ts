import type { Moment } from "#app/core/calendar/moment.ts";
import type { OrderPolicy } from "#app/core/commerce/order-policy.ts";
import type { Database } from "#app/db/database.server.ts";
import { countWaiting } from "#app/db/deliveries/count-waiting.server.ts";
import {
  listQuarantined,
  type QuarantinedDelivery,
} from "#app/db/deliveries/list-quarantined.server.ts";
import type { ImportProblem } from "#app/db/imports/insert-import-problems.server.ts";
import { listImportProblems } from "#app/db/imports/list-import-problems.server.ts";
import { databaseNow } from "#app/db/now.server.ts";
import { settingsAt } from "#app/db/settings/settings-at.server.ts";
import { findShop } from "#app/db/shops/find-shop.server.ts";
import { invariant } from "#app/lib/invariant.ts";

const SHOWN = 50;

/** What the Settings page shows: the rules numbers follow, and whether the data are whole. */
export interface SettingsView {
  readonly policy: OrderPolicy;
  readonly health: {
    readonly now: Moment;
    /** Everything shown is true at this moment. */
    readonly evaluatedTo: Moment;
    readonly waiting: number;
    readonly quarantined: readonly QuarantinedDelivery[];
    /** What of the shop's history could not be read or kept. */
    readonly leftOut: readonly ImportProblem[];
  };
}

/** Shows the order policy in force and the health of the shop's data. */
export async function showSettings(db: Database, shop: bigint): Promise<SettingsView> {
  const found = await findShop(db, shop);
  invariant(found, "whoever is authenticated belongs to a registered shop");
  const now = await databaseNow(db);
  const { order_policy } = await settingsAt(db, shop, now);
  return {
    policy: order_policy,
    health: {
      now,
      evaluatedTo: Math.min(now, found.evaluatedTo),
      waiting: await countWaiting(db, shop),
      quarantined: await listQuarantined(db, shop, SHOWN),
      leftOut: await listImportProblems(db, shop, SHOWN),
    },
  };
}
