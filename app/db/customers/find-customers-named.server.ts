import { loadShopKey } from "#app/db/crypto/load-shop-key.server.ts";
import { hashEmail } from "#app/db/crypto/shop-key.server.ts";
import type { Queryable } from "#app/db/database.server.ts";

/** Which of these ids are customers of the shop. */
export async function findCustomersWithIds(
  tx: Queryable,
  shop: bigint,
  ids: readonly string[],
): Promise<string[]> {
  const rows = await tx.query<{ customer: string }>({
    name: "find-customers-with-ids",
    text: `SELECT customer::text FROM customer
           WHERE shop = $1::bigint AND customer = ANY($2::bigint[]) AND gone_at IS NULL`,
    values: [shop, ids],
  });
  return rows.map(({ customer }) => customer);
}

/** The customers with each of these addresses, by the address as it was asked. None is opened. */
export async function findCustomersWithEmails(
  tx: Queryable,
  shop: bigint,
  addresses: readonly string[],
): Promise<Map<string, string[]>> {
  const key = await loadShopKey(tx, shop);
  const hashes = addresses.map((each) => Buffer.from(hashEmail(key, each)).toString("hex"));
  const rows = await tx.query<{ place: number; customer: string }>({
    name: "find-customers-with-emails",
    text: `SELECT (u.place - 1)::int AS place, c.customer::text
           FROM unnest($2::text[]) WITH ORDINALITY AS u (hash, place)
           JOIN customer c ON c.shop = $1::bigint AND c.email_hash = decode(u.hash, 'hex')
             AND c.gone_at IS NULL`,
    values: [shop, hashes],
  });
  const found = new Map<string, string[]>();
  for (const { place, customer } of rows) {
    const address = addresses[place] ?? "";
    found.set(address, [...(found.get(address) ?? []), customer]);
  }
  return found;
}
