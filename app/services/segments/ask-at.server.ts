import type { Moment } from "#app/core/calendar/moment.ts";
import type { Query } from "#app/core/language/ast.ts";
import { type Epoch, epochAt } from "#app/core/plan/epoch.ts";
import type { Queryable } from "#app/db/database.server.ts";
import { countMatching } from "#app/db/segments/count-matching.server.ts";
import { listMatching } from "#app/db/segments/list-matching.server.ts";
import { type CustomerRange, customerRanges } from "./customer-ranges.server.ts";

/** Customers that one statement looks at: a few hundred milliseconds on the embedded database. */
const RANGE = 10_000;

/** A query and the moment it is asked at, past or present. */
export interface AskedAt {
  readonly query: Query;
  readonly at: Moment;
  readonly epochs: readonly Epoch[];
}

/** How many customers fulfil a query at a moment, by everything known now. */
export async function countAt(tx: Queryable, shop: bigint, asked: AskedAt): Promise<number> {
  let count = 0;
  for await (const range of customerRanges(tx, shop, { size: RANGE })) {
    count += await countMatching(tx, shop, asked.query, runOf(asked, range));
  }
  return count;
}

/** The first of those, in the order of their ids and with ids above `after`. */
export async function listAt(
  tx: Queryable,
  shop: bigint,
  asked: AskedAt,
  { after, limit }: { readonly after?: bigint | undefined; readonly limit: number },
): Promise<bigint[]> {
  const found: bigint[] = [];
  for await (const range of customerRanges(tx, shop, { after, size: RANGE })) {
    const run = { ...runOf(asked, range), limit: limit - found.length };
    found.push(...(await listMatching(tx, shop, asked.query, run)));
    if (found.length >= limit) break;
  }
  return found;
}

function runOf({ at, epochs }: AskedAt, { after, through }: CustomerRange) {
  return {
    epoch: epochAt(epochs, at),
    asked: { kind: "range", after: after.toString(), through: through.toString(), at },
  } as const;
}
