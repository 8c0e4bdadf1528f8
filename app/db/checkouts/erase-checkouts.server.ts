import type { Queryable } from "#app/db/database.server.ts";

/** Erases what is personal in the checkouts of redacted customers. `owner` is whom they are kept under. */
export async function eraseCheckouts(
  tx: Queryable,
  shop: bigint,
  redacted: readonly { readonly customer: string; readonly owner: string }[],
): Promise<void> {
  if (redacted.length === 0) return;
  await tx.query({
    name: "erase-checkouts",
    text: `UPDATE checkout SET email_hash = NULL, recovery_url = NULL
           WHERE shop = $1::bigint AND customer = ANY($2::bigint[]) AND owner = ANY($3::bigint[])`,
    values: [shop, redacted.map(({ customer }) => customer), redacted.map(({ owner }) => owner)],
  });
}
