import type { Moment } from "#app/core/calendar/moment.ts";
import type { Queryable } from "#app/db/database.server.ts";
import { toInstant } from "#app/db/instant.server.ts";
import { toRecordset } from "#app/db/to-recordset.server.ts";

export interface Alias {
  readonly merged: string;
  readonly kept: string;
  readonly at: Moment;
}

/** Adds merges. A customer is merged once; should two be told, the later stays. */
export async function upsertAliases(
  tx: Queryable,
  shop: bigint,
  aliases: readonly Alias[],
): Promise<void> {
  if (aliases.length === 0) return;
  await tx.query({
    name: "upsert-aliases",
    text: `
      INSERT INTO customer_alias AS a (shop, merged, kept, merged_at)
      SELECT DISTINCT ON (x.merged) $1::bigint, x.merged, x.kept, x.at
      FROM jsonb_to_recordset($2::text::jsonb) AS x(merged bigint, kept bigint, at timestamptz)
      ORDER BY x.merged, x.at DESC, x.kept DESC
      ON CONFLICT (shop, merged) DO UPDATE SET kept = excluded.kept, merged_at = excluded.merged_at
      WHERE (excluded.merged_at, excluded.kept) > (a.merged_at, a.kept)`,
    values: [shop, toRecordset(aliases.map((each) => ({ ...each, at: toInstant(each.at) })))],
  });
}
