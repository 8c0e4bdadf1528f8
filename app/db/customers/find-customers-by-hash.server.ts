import type { Queryable } from "#app/db/database.server.ts";

/** Who has these addresses, by the hex of their keyed hash: no address is opened. */
export async function findCustomersByHash(
  tx: Queryable,
  shop: bigint,
  hashes: readonly string[],
): Promise<{ readonly hash: string; readonly customer: string }[]> {
  if (hashes.length === 0) return [];
  const rows = await tx.query<{ hash: string; customer: bigint }>({
    name: "find-customers-by-hash",
    text: `SELECT asked.hash, c.customer FROM unnest($2::text[]) AS asked(hash)
           JOIN customer c ON c.shop = $1::bigint AND c.email_hash = decode(asked.hash, 'hex')
           WHERE c.gone_at IS NULL`,
    values: [shop, hashes],
  });
  return rows.map(({ hash, customer }) => ({ hash, customer: customer.toString() }));
}
