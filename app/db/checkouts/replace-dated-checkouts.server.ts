import { openStates } from "#app/core/commerce/checkout-states.ts";
import type { Queryable } from "#app/db/database.server.ts";
import { toInstant } from "#app/db/instant.server.ts";
import { toRecordset } from "#app/db/to-recordset.server.ts";
import { groupBy } from "#app/lib/group-by.ts";
import {
  ABANDONMENT_COLUMNS,
  type OwnedAbandonment,
  writeAbandonment,
} from "./abandonment-rows.server.ts";

/** A checkout, and whom its dated rows are kept under. */
export interface OwnedCheckout {
  readonly owner: string;
  readonly checkout: string;
}

/** Deletes the dated rows of `outdated` and writes those of `fresh`: how they stood, and when open. */
export async function replaceDatedCheckouts(
  tx: Queryable,
  shop: bigint,
  outdated: readonly OwnedCheckout[],
  fresh: readonly OwnedAbandonment[],
): Promise<void> {
  await deleteDates(tx, shop, outdated);
  if (fresh.length === 0) return;
  await tx.query({
    name: "insert-checkout-line-states",
    text: `INSERT INTO checkout_line_state (shop, ${ABANDONMENT_COLUMNS})
           SELECT $1::bigint, x.* FROM jsonb_to_recordset($2::text::jsonb) AS x(
             customer bigint, token text, line smallint, abandoned timestamptz,
             valid_from timestamptz, valid_until timestamptz, recovered boolean, amount bigint,
             product bigint, title text, sku text, quantity int)`,
    values: [shop, toRecordset(fresh.flatMap(writeAbandonment))],
  });
  await tx.query({
    name: "insert-checkout-states",
    text: `INSERT INTO checkout_state (shop, customer, token, valid_from, valid_until)
           SELECT $1::bigint, x.* FROM jsonb_to_recordset($2::text::jsonb) AS x(
             customer bigint, token text, valid_from timestamptz, valid_until timestamptz)`,
    values: [shop, toRecordset(openRows(fresh))],
  });
}

async function deleteDates(tx: Queryable, shop: bigint, outdated: readonly OwnedCheckout[]) {
  if (outdated.length === 0) return;
  const values = [
    shop,
    outdated.map(({ owner }) => owner),
    outdated.map(({ checkout }) => checkout),
  ];
  for (const table of ["checkout_state", "checkout_line_state"]) {
    await tx.query({
      name: `delete-${table}`,
      text: `DELETE FROM ${table} s USING unnest($2::bigint[], $3::text[]) AS old(customer, token)
             WHERE s.shop = $1::bigint AND s.customer = old.customer AND s.token = old.token`,
      values,
    });
  }
}

/** A checkout is one row, however often a currency cut how it stood. */
function openRows(fresh: readonly OwnedAbandonment[]) {
  return [...groupBy(fresh, ({ owner }) => owner)].flatMap(([owner, states]) =>
    openStates(states).map(({ checkout, from, until }) => ({
      customer: owner,
      token: checkout,
      valid_from: toInstant(from),
      valid_until: toInstant(until),
    })),
  );
}
