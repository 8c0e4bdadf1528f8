import { markCustomersGone, unmarkMerged } from "#app/db/customers/mark-customers-gone.server.ts";
import { meetCustomers } from "#app/db/customers/meet-customers.server.ts";
import { shareKnownFrom } from "#app/db/customers/share-known-from.server.ts";
import { upsertAliases } from "#app/db/customers/upsert-aliases.server.ts";
import type { Fact } from "#app/core/commerce/facts.ts";
import { FOREVER } from "#app/core/calendar/moment.ts";
import type { Queryable } from "#app/db/database.server.ts";
import { makeAliases } from "./aliases.server.ts";
import { factsOf } from "./facts-of.server.ts";

/** A customer whose facts are another's now: those of `from` move to `to`. */
export interface Move {
  readonly from: string;
  readonly to: string;
}

/**
 * Writes merges down: the absorbed customer is gone, and the kept one was known as early as either.
 * Answers whose orders, checkouts and values have changed hands.
 *
 * A merge has no clock. It holds at all moments, as if there had only ever been one person.
 */
export async function applyMerges(
  tx: Queryable,
  shop: bigint,
  facts: readonly Fact[],
): Promise<Move[]> {
  const merges = factsOf(facts, "merged").filter(({ kept, merged }) => kept !== merged);
  if (merges.length === 0) return [];
  const named = merges.flatMap(({ kept, merged }) => [kept, merged]);
  const before = makeAliases(tx, shop);
  await before.learn(named);
  await upsertAliases(tx, shop, merges);
  const after = makeAliases(tx, shop);
  await after.learn(named);

  const involved = [
    ...new Set(
      named.flatMap((customer) => [
        ...before.identities(before.owner(customer)),
        ...after.identities(after.owner(customer)),
      ]),
    ),
  ];
  await meetCustomers(
    tx,
    shop,
    involved.map((customer) => ({ customer, knownFrom: FOREVER, addedAt: undefined })),
  );
  const absorbed = involved.filter((customer) => after.owner(customer) !== customer);
  await markCustomersGone(
    tx,
    shop,
    absorbed.map((customer) => ({ customer, reason: "merged", at: latestOf(merges) })),
  );
  await unmarkMerged(
    tx,
    shop,
    involved.filter((customer) => after.owner(customer) === customer),
  );
  await shareKnownFrom(
    tx,
    shop,
    absorbed.map((customer) => ({ customer, owner: after.owner(customer) })),
  );
  return involved
    .map((customer) => ({ from: before.owner(customer), to: after.owner(customer) }))
    .filter(({ from, to }) => from !== to);
}

function latestOf(merges: readonly { readonly at: number }[]): number {
  return Math.max(...merges.map(({ at }) => at));
}
