import { ACTIVITY_KINDS, type Activity } from "#app/core/catalog/activity.ts";
import type { Moment } from "#app/core/calendar/moment.ts";
import type { Queryable } from "#app/db/database.server.ts";
import { invariant } from "#app/lib/invariant.ts";

export interface OwnedActivity extends Activity {
  readonly customer: bigint;
}

interface ActivityRow {
  readonly customer: bigint;
  readonly source: string;
  readonly source_id: string;
  readonly kind: string;
  readonly name: string;
  readonly happened_at: Moment;
  readonly message: string | null;
  readonly campaign: string | null;
  readonly link: string | null;
  readonly machine: boolean;
  readonly page: string | null;
  readonly product: bigint | null;
  readonly collection: bigint | null;
  readonly dwell: number | null;
  readonly properties: Activity["properties"];
}

/** What these customers did, and those merged into them. */
export async function listActivity(
  tx: Queryable,
  shop: bigint,
  customers: readonly bigint[],
): Promise<OwnedActivity[]> {
  const rows = await tx.query<ActivityRow>({
    name: "list-activity",
    text: `SELECT customer, source, source_id, kind, name, happened_at, message, campaign, link,
                  machine, page, product, collection, dwell, properties
           FROM activity WHERE shop = $1::bigint AND customer = ANY($2::bigint[])`,
    values: [shop, customers],
  });
  return rows.map((row) => ({
    customer: row.customer,
    source: row.source,
    id: row.source_id,
    kind: kindOf(row.kind),
    name: row.name,
    at: row.happened_at,
    message: row.message ?? undefined,
    campaign: row.campaign ?? undefined,
    link: row.link ?? undefined,
    machine: row.machine,
    page: row.page ?? undefined,
    product: row.product?.toString(),
    collection: row.collection?.toString(),
    dwell: row.dwell ?? undefined,
    properties: row.properties,
  }));
}

function kindOf(text: string): Activity["kind"] {
  const kind = ACTIVITY_KINDS.find((known) => known === text);
  invariant(kind, "the table keeps only known kinds");
  return kind;
}
