import type { Queryable } from "#app/db/database.server.ts";
import {
  type AbandonmentRow,
  ABANDONMENT_COLUMNS,
  type OwnedAbandonment,
  readAbandonments,
} from "./abandonment-rows.server.ts";

/** How these checkouts of these owners stood, as it is written down now. */
export async function loadAbandonments(
  tx: Queryable,
  shop: bigint,
  checkouts: readonly { readonly owner: string; readonly token: string }[],
): Promise<OwnedAbandonment[]> {
  if (checkouts.length === 0) return [];
  const rows = await tx.query<AbandonmentRow>({
    name: "load-abandonments",
    text: `SELECT ${ABANDONMENT_COLUMNS}
           FROM unnest($2::bigint[], $3::text[]) AS asked(customer, token)
           JOIN checkout_line_state s USING (customer, token) WHERE s.shop = $1::bigint`,
    values: [shop, checkouts.map(({ owner }) => owner), checkouts.map(({ token }) => token)],
  });
  return readAbandonments(rows);
}
