import type { Queryable } from "#app/db/database.server.ts";
import { toInstant } from "#app/db/instant.server.ts";
import { toRecordset } from "#app/db/to-recordset.server.ts";
import type { OwnedCheckout } from "./load-dated-checkouts.server.ts";

/** Deletes the dated rows of `outdated` and writes `fresh`. */
export async function replaceDatedCheckouts(
  tx: Queryable,
  shop: bigint,
  outdated: readonly OwnedCheckout[],
  fresh: readonly OwnedCheckout[],
): Promise<void> {
  if (outdated.length > 0) {
    await tx.query({
      name: "delete-checkout-states",
      text: `DELETE FROM checkout_state s USING unnest($2::bigint[], $3::text[]) AS old(customer, token)
             WHERE s.shop = $1::bigint AND s.customer = old.customer AND s.token = old.token`,
      values: [shop, outdated.map(({ owner }) => owner), outdated.map(({ checkout }) => checkout)],
    });
  }
  if (fresh.length === 0) return;
  await tx.query({
    name: "insert-checkout-states",
    text: `INSERT INTO checkout_state (shop, customer, token, valid_from, valid_until)
           SELECT $1::bigint, x.* FROM jsonb_to_recordset($2::text::jsonb) AS x(
             customer bigint, token text, valid_from timestamptz, valid_until timestamptz)`,
    values: [shop, toRecordset(fresh.map(toRow))],
  });
}

function toRow({ owner, checkout, from, until }: OwnedCheckout) {
  return {
    customer: owner,
    token: checkout,
    valid_from: toInstant(from),
    valid_until: toInstant(until),
  };
}
