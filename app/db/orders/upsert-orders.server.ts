import type { Moment } from "#app/core/calendar/moment.ts";
import type { Queryable } from "#app/db/database.server.ts";
import { toInstant } from "#app/db/instant.server.ts";
import { toRecordset } from "#app/db/to-recordset.server.ts";

/** An order as its newest version heads it. */
export interface OrderHead {
  readonly order: string;
  readonly name: string;
  readonly customer: string | undefined;
  /** The customer after merges. */
  readonly owner: string | undefined;
  readonly guestEmailHash: Uint8Array | undefined;
  readonly placed: Moment;
}

/** Writes the heads of orders. Whether an order is gone is not touched. */
export async function upsertOrders(
  tx: Queryable,
  shop: bigint,
  heads: readonly OrderHead[],
): Promise<void> {
  if (heads.length === 0) return;
  await tx.query({
    name: "upsert-orders",
    text: `
      INSERT INTO shop_order AS o (shop, order_id, name, customer, owner, guest_email_hash, placed)
      SELECT $1::bigint, x.* FROM jsonb_to_recordset($2::text::jsonb) AS x(
        order_id bigint, name text, customer bigint, owner bigint, guest_email_hash bytea,
        placed timestamptz)
      ON CONFLICT (shop, order_id) DO UPDATE SET
        name = excluded.name, customer = excluded.customer, owner = excluded.owner,
        guest_email_hash = excluded.guest_email_hash, placed = excluded.placed
      WHERE (o.name, o.customer, o.owner, o.guest_email_hash, o.placed)
        IS DISTINCT FROM (excluded.name, excluded.customer, excluded.owner,
                          excluded.guest_email_hash, excluded.placed)`,
    values: [shop, toRecordset(heads.map(toRow))],
  });
}

function toRow(head: OrderHead) {
  return {
    order_id: head.order,
    name: head.name,
    customer: head.customer,
    owner: head.owner,
    guest_email_hash: head.guestEmailHash,
    placed: toInstant(head.placed),
  };
}
