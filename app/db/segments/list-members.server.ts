import type { Moment } from "#app/core/calendar/moment.ts";
import type { Queryable } from "#app/db/database.server.ts";
import { toInstant } from "#app/db/instant.server.ts";

export interface MemberRow {
  readonly customer: bigint;
  readonly enteredAt: Moment;
}

/** What members can be put in order by; each begins with the latest or the most. */
export const MEMBER_ORDERS = ["joined", "spent", "last-order"] as const;

export type MemberOrder = (typeof MEMBER_ORDERS)[number];

export interface MembersPage {
  readonly limit: number;
  readonly offset: number;
  /** Those who joined last first when left out. */
  readonly by?: {
    readonly sort: MemberOrder;
    /** The moment and policy by which orders count. */
    readonly at: Moment;
    readonly excludedTraits: number;
  };
}

/** One page of a definition's members. */
export async function listMembers(
  tx: Queryable,
  shop: bigint,
  { segment, version }: { readonly segment: string; readonly version: number },
  { limit, offset, by }: MembersPage,
): Promise<MemberRow[]> {
  const sort = by?.sort ?? "joined";
  const orders = sort === "joined" || by === undefined ? [] : [toInstant(by.at), by.excludedTraits];
  const rows = await tx.query<{ customer: bigint; entered_at: Moment }>({
    name: `list-members-by-${sort}`,
    text: `SELECT m.customer, m.entered_at FROM membership m
           ${orders.length > 0 ? ORDERS : ""}
           WHERE m.shop = $1::bigint AND m.segment = $2::uuid AND m.version = $3::int
             AND m.left_at IS NULL
           ORDER BY ${ORDER_BY[sort]}, m.customer
           LIMIT $4::int OFFSET $5::int`,
    values: [shop, segment, version, limit, offset, ...orders],
  });
  return rows.map(({ customer, entered_at }) => ({ customer, enteredAt: entered_at }));
}

const ORDERS = `LEFT JOIN LATERAL (
             SELECT sum(o.net) AS spent, max(o.placed) AS last FROM order_state o
             WHERE o.shop = $1::bigint AND o.customer = m.customer
               AND o.valid_from <= $6::timestamptz AND $6::timestamptz < o.valid_until
               AND o.traits & $7::int = 0) orders ON TRUE`;

const ORDER_BY: Readonly<Record<MemberOrder, string>> = {
  joined: "m.entered_at DESC",
  spent: "orders.spent DESC NULLS LAST",
  "last-order": "orders.last DESC NULLS LAST",
};
