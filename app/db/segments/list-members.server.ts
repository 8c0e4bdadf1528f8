import type { Moment } from "#app/core/calendar/moment.ts";
import type { Queryable } from "#app/db/database.server.ts";

export interface MemberRow {
  readonly customer: bigint;
  readonly enteredAt: Moment;
}

/** One page of a definition's members, those who joined last first. */
export async function listMembers(
  tx: Queryable,
  shop: bigint,
  { segment, version }: { readonly segment: string; readonly version: number },
  page: { readonly limit: number; readonly offset: number },
): Promise<MemberRow[]> {
  const rows = await tx.query<{ customer: bigint; entered_at: Moment }>({
    name: "list-members",
    text: `SELECT customer, entered_at FROM membership
           WHERE shop = $1::bigint AND segment = $2::uuid AND version = $3::int
             AND left_at IS NULL
           ORDER BY entered_at DESC, customer
           LIMIT $4::int OFFSET $5::int`,
    values: [shop, segment, version, page.limit, page.offset],
  });
  return rows.map(({ customer, entered_at }) => ({ customer, enteredAt: entered_at }));
}
