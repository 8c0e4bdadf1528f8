import { loadShopKey } from "#app/db/crypto/load-shop-key.server.ts";
import { openText, type ShopKey } from "#app/db/crypto/shop-key.server.ts";
import type { Queryable } from "#app/db/database.server.ts";

/** Who a customer is, opened. Only ever for the page that is shown. */
export interface Person {
  readonly customer: bigint;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
}

interface PersonRow {
  readonly customer: bigint;
  readonly first_name: Uint8Array | null;
  readonly last_name: Uint8Array | null;
  readonly email: Uint8Array | null;
}

/** Opens the names and addresses of these customers. Whoever is gone is left out. */
export async function listPeople(
  tx: Queryable,
  shop: bigint,
  customers: readonly bigint[],
): Promise<Map<bigint, Person>> {
  const rows = await tx.query<PersonRow>({
    name: "list-people",
    text: `SELECT customer, first_name, last_name, email FROM customer
           WHERE shop = $1::bigint AND customer = ANY($2::bigint[]) AND gone_at IS NULL`,
    values: [shop, customers],
  });
  if (rows.length === 0) return new Map();
  const key = await loadShopKey(tx, shop);
  return new Map(rows.map((row) => [row.customer, toPerson(key, row)]));
}

function toPerson(key: ShopKey, { customer, first_name, last_name, email }: PersonRow): Person {
  const row = customer.toString();
  const opened = (column: string, sealed: Uint8Array | null) =>
    sealed === null ? "" : openText(key, { column: `customer.${column}`, row }, sealed);
  return {
    customer,
    firstName: opened("first_name", first_name),
    lastName: opened("last_name", last_name),
    email: opened("email", email),
  };
}
