import type { Moment } from "#app/core/calendar/moment.ts";
import { isAnnounced } from "#app/core/engine/cause.ts";
import type { MembershipChange } from "#app/core/engine/find-change.ts";
import type { Queryable } from "#app/db/database.server.ts";
import { toInstant } from "#app/db/instant.server.ts";
import { findLastChangeId } from "./find-last-change-id.server.ts";
import { makeChangeIds } from "./make-change-ids.server.ts";

/** A change and whose it is. */
export interface CustomerChange extends MembershipChange {
  readonly segment: string;
  readonly version: number;
  readonly customer: string;
  /** Where a person decided it; otherwise it follows from the cause. */
  readonly announced?: boolean;
}

/** Records differences from what was last told. Their ids grow in the order given, after all recorded before. */
export async function insertChanges(
  tx: Queryable,
  shop: bigint,
  changes: readonly CustomerChange[],
  now: Moment,
): Promise<void> {
  if (changes.length === 0) return;
  const newId = makeChangeIds(now, await findLastChangeId(tx, shop));
  await tx.query({
    name: "insert-changes",
    text: `INSERT INTO membership_change
             (shop, change, segment, version, customer, kind, at, cause, cause_ref, announced)
           SELECT $1::bigint, c.*
           FROM unnest($2::uuid[], $3::uuid[], $4::int[], $5::bigint[], $6::text[],
                       $7::timestamptz[], $8::text[], $9::text[], $10::boolean[]) AS c`,
    values: [
      shop,
      changes.map(() => newId()),
      changes.map(({ segment }) => segment),
      changes.map(({ version }) => version),
      changes.map(({ customer }) => customer),
      changes.map(({ kind }) => kind),
      changes.map(({ at }) => toInstant(at)),
      changes.map(({ cause }) => cause),
      changes.map(({ ref }) => ref ?? null),
      changes.map(({ cause, announced }) => announced ?? isAnnounced(cause)),
    ],
  });
}
