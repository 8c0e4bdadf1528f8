import type { Moment } from "#app/core/calendar/moment.ts";
import type { AskedProbes, AskedRange } from "#app/core/plan/sql/bind-sql.ts";
import { countSample } from "#app/db/customers/count-sample.server.ts";
import { listSample } from "#app/db/customers/list-sample.server.ts";
import type { Queryable } from "#app/db/database.server.ts";
import { customerRanges } from "./customer-ranges.server.ts";

/** How much of a shop is looked at: all customers, or of a large shop a sample of about `most`. */
export interface Extent {
  readonly kind: "range" | "probes";
  /** What a count among those looked at is to be multiplied with. */
  readonly scale: number;
  readonly share: number;
}

const SAMPLES = 128;

/** Whether all customers of a shop can be looked at, or a sample has to do. */
export async function findExtent(tx: Queryable, shop: bigint, most: number): Promise<Extent> {
  const expected = SAMPLES * (await countSample(tx, shop));
  if (expected <= most) return { kind: "range", scale: 1, share: SAMPLES };
  const share = Math.ceil((SAMPLES * most) / expected);
  return { kind: "probes", scale: SAMPLES / share, share };
}

/** Those of an extent as of a moment, `size` at a time: what one statement is asked about. */
export async function* askedParts(
  tx: Queryable,
  shop: bigint,
  { kind, share }: Extent,
  { at, size }: { readonly at: Moment; readonly size: number },
): AsyncGenerator<AskedProbes | AskedRange> {
  if (kind === "range") {
    for await (const { after, through } of customerRanges(tx, shop, { size })) {
      yield { kind, after: after.toString(), through: through.toString(), at };
    }
    return;
  }
  const customers = await listSample(tx, shop, share);
  for (let done = 0; done < customers.length; done += size) {
    yield {
      kind,
      probes: customers.slice(done, done + size).map((customer) => ({ customer, at })),
    };
  }
}
