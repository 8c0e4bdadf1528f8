import type { Queryable } from "#app/db/database.server.ts";

/** What is kept of an order beside its versions. */
export interface StoredHead {
  readonly order: string;
  readonly name: string;
  readonly owner: string | undefined;
  readonly guestEmailHash: Uint8Array | undefined;
  readonly gone: boolean;
}

export async function loadOrderHeads(
  tx: Queryable,
  shop: bigint,
  orders: readonly string[],
): Promise<Map<string, StoredHead>> {
  const rows = await tx.query<{
    order_id: bigint;
    name: string | null;
    owner: bigint | null;
    guest_email_hash: Uint8Array | null;
    gone: boolean;
  }>({
    name: "load-order-heads",
    text: `SELECT order_id, name, owner, guest_email_hash, gone_at IS NOT NULL AS gone
           FROM shop_order WHERE shop = $1::bigint AND order_id = ANY($2::bigint[])`,
    values: [shop, orders],
  });
  return new Map(
    rows.map((row) => [
      row.order_id.toString(),
      {
        order: row.order_id.toString(),
        name: row.name ?? "",
        owner: row.owner?.toString(),
        guestEmailHash: row.guest_email_hash ?? undefined,
        gone: row.gone,
      },
    ]),
  );
}
