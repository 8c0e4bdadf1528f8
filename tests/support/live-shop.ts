import { setTimeout as wait } from "node:timers/promises";
import type { Moment } from "#app/core/calendar/moment.ts";
import type { Cause, Probe } from "#app/core/engine/probe.ts";
import type { Database } from "#app/db/database.server.ts";
import { databaseNow } from "#app/db/now.server.ts";
import { updateImportCompleted } from "#app/db/shops/update-import-completed.server.ts";
import { refreshMemberships } from "#app/services/memberships/refresh-memberships.server.ts";
import { buildSegments } from "#app/services/segments/build-segments.server.ts";
import { changeQuery } from "#app/services/segments/change-query.server.ts";
import { createSegment } from "#app/services/segments/create-segment.server.ts";
import { aShop } from "./a-shop.ts";
import { insertCustomers, insertOrders, type PlainOrder } from "./insert-orders.ts";

/** A shop whose import is complete, with the engine at work. */
export interface LiveShop {
  readonly shop: bigint;
  /** When it was made. */
  readonly opened: Moment;
  /** Makes a segment and builds it. Answers its id. */
  readonly make: (name: string, query: string) => Promise<string>;
  /** Changes a segment's definition and builds it. */
  readonly edit: (segment: string, query: string) => Promise<void>;
  /** What a delivery does: the order and the memberships in one transaction. */
  readonly deliver: (order: PlainOrder, cause?: Cause) => Promise<void>;
  /** The database's time now, with everything so far before it and everything to come after. */
  readonly mark: () => Promise<Moment>;
}

/** Opens a shop with customers from 1 on. */
export async function openLiveShop(
  db: Database,
  shop: bigint,
  customers: number,
): Promise<LiveShop> {
  await aShop(db, { shop });
  const opened = await databaseNow(db);
  await updateImportCompleted(db, shop, opened);
  await insertCustomers(db, shop, customers);
  const build = async () => {
    while ((await buildSegments(db, shop)).kind !== "idle");
  };
  return {
    shop,
    opened,
    make: async (name, query) => {
      const created = await createSegment(db, shop, { name, query });
      if (!created.ok) throw new Error(created.reason);
      await build();
      return created.segment;
    },
    edit: async (segment, query) => {
      const changed = await changeQuery(db, shop, { segment, query });
      if (!changed.ok) throw new Error(changed.reason);
      await build();
    },
    deliver: async (order, cause = "order") => {
      const probe: Probe = {
        customer: String(order.customer),
        at: order.placed,
        cause,
        ref: String(order.order),
      };
      await db.transaction(async (tx) => {
        await insertOrders(tx, shop, [order]);
        await refreshMemberships(tx, shop, [probe], await databaseNow(tx));
      });
    },
    mark: async () => {
      await wait(2);
      const now = await databaseNow(db);
      await wait(2);
      return now;
    },
  };
}
