import type { Queryable } from "#app/db/database.server.ts";
import { findRangeEnd } from "#app/db/segments/find-range-end.server.ts";

/** PostgreSQL's largest bigint: no customer id is greater. */
const LARGEST_ID = 2n ** 63n - 1n;

/** A range of ids, `(after, through]`. */
export interface CustomerRange {
  readonly after: bigint;
  readonly through: bigint;
}

/** All customers with ids above `after`, `size` at a time: what one statement is asked about. */
export async function* customerRanges(
  tx: Queryable,
  shop: bigint,
  { after = 0n, size }: { readonly after?: bigint | undefined; readonly size: number },
): AsyncGenerator<CustomerRange> {
  for (let begin = after; begin < LARGEST_ID; ) {
    const through = (await findRangeEnd(tx, shop, begin, size)) ?? LARGEST_ID;
    yield { after: begin, through };
    begin = through;
  }
}
