import type { Moment } from "#app/core/calendar/moment.ts";
import type { CustomerActivity } from "#app/core/commerce/facts.ts";
import type { Queryable } from "#app/db/database.server.ts";
import { toInstant } from "#app/db/instant.server.ts";
import { toRecordset } from "#app/db/to-recordset.server.ts";

export interface OwnedActivity {
  readonly activity: CustomerActivity;
  /** Whose it is, after merges. */
  readonly owner: string;
}

/** Adds what is not there yet; answers for each whose it is and when it happened. */
export async function insertActivity(
  tx: Queryable,
  shop: bigint,
  told: readonly OwnedActivity[],
): Promise<{ readonly customer: string; readonly at: Moment }[]> {
  const rows = await tx.query<{ customer: bigint; happened_at: Moment }>({
    name: "insert-activity",
    text: `INSERT INTO activity (shop, source, source_id, told_of, customer, kind, name, happened_at,
             message, campaign, link, machine, page, product, collection, dwell, properties)
           SELECT $1::bigint, x.* FROM jsonb_to_recordset($2::text::jsonb) AS x(
             source text, source_id text, told_of bigint, customer bigint, kind text, name text,
             happened_at timestamptz, message text, campaign text, link text, machine boolean,
             page text, product bigint, collection bigint, dwell int, properties jsonb)
           ON CONFLICT (shop, source, source_id) DO NOTHING
           RETURNING customer, happened_at`,
    values: [shop, toRecordset(told.map(toRow))],
  });
  return rows.map(({ customer, happened_at }) => ({
    customer: customer.toString(),
    at: happened_at,
  }));
}

function toRow({ activity, owner }: OwnedActivity) {
  const { id, customer, at, ...rest } = activity;
  return {
    ...rest,
    source_id: id,
    told_of: customer,
    customer: owner,
    happened_at: toInstant(at),
  };
}
