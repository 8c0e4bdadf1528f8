import type { Moment } from "#app/core/calendar/moment.ts";
import type { Queryable } from "#app/db/database.server.ts";
import { toInstant } from "#app/db/instant.server.ts";
import type { VersionKey } from "./list-intervals.server.ts";
import { printToldAt } from "./print-told-at.server.ts";

/** How many customers were told to be in a version at a moment of our time, and the first of them by id. */
export async function listTold(
  tx: Queryable,
  shop: bigint,
  { segment, version }: VersionKey,
  asked: { readonly at: Moment; readonly after: bigint; readonly limit: number },
): Promise<{ readonly size: number; readonly customers: readonly bigint[] }> {
  const told = printToldAt("then", { version: 3, at: 4 });
  const key = [shop, segment, version, toInstant(asked.at)];
  const [row] = await tx.query<{ size: number }>({
    name: "count-told",
    text: `WITH ${told} SELECT count(*)::int AS size FROM told_then`,
    values: key,
  });
  const rows = await tx.query<{ customer: bigint }>({
    name: "list-told",
    text: `WITH ${told} SELECT customer FROM told_then WHERE customer > $5::bigint
           ORDER BY customer LIMIT $6::int`,
    values: [...key, asked.after, asked.limit],
  });
  return { size: row?.size ?? 0, customers: rows.map(({ customer }) => customer) };
}
