import type { Moment } from "#app/core/calendar/moment.ts";
import { ALWAYS } from "#app/core/calendar/moment.ts";
import type { Stamp } from "#app/core/commerce/facts.ts";
import type { Queryable } from "#app/db/database.server.ts";

/** What decides how new facts join a customer. Nothing personal. */
export interface StoredCustomer {
  readonly knownFrom: Moment;
  readonly addedAt: Moment | undefined;
  /** Of the details kept. */
  readonly stamp: Stamp;
  readonly gone: GoneReason | undefined;
}

export type GoneReason = "merged" | "deleted" | "redacted";

interface CustomerRow {
  readonly customer: bigint;
  readonly known_from: Moment;
  readonly added_at: Moment | null;
  readonly updated_at: Moment | null;
  readonly triggered_at: Moment | null;
  readonly body_hash: string | null;
  readonly gone_reason: GoneReason | null;
}

export async function loadCustomers(
  tx: Queryable,
  shop: bigint,
  customers: readonly string[],
): Promise<Map<string, StoredCustomer>> {
  const rows = await tx.query<CustomerRow>({
    name: "load-customers",
    text: `SELECT customer, known_from, added_at, updated_at, triggered_at, body_hash, gone_reason
           FROM customer WHERE shop = $1::bigint AND customer = ANY($2::bigint[])`,
    values: [shop, customers],
  });
  return new Map(rows.map((row) => [row.customer.toString(), toCustomer(row)]));
}

function toCustomer(row: CustomerRow): StoredCustomer {
  return {
    knownFrom: row.known_from,
    addedAt: row.added_at ?? undefined,
    stamp: {
      updatedAt: row.updated_at ?? ALWAYS,
      triggeredAt: row.triggered_at ?? ALWAYS,
      bodyHash: row.body_hash ?? "",
    },
    gone: row.gone_reason ?? undefined,
  };
}
