import type { Fact } from "#app/core/commerce/facts.ts";
import { eraseCheckouts } from "#app/db/checkouts/erase-checkouts.server.ts";
import { markCheckoutsGone } from "#app/db/checkouts/mark-checkouts-gone.server.ts";
import {
  type StampedCheckout,
  upsertCheckouts,
} from "#app/db/checkouts/upsert-checkouts.server.ts";
import type { ApplyContext } from "./apply-context.server.ts";
import type { MetCustomers } from "./apply-customers.server.ts";
import type { Move } from "./apply-merges.server.ts";
import { deriveCheckouts } from "./derive-checkouts.server.ts";
import { factsOf } from "./facts-of.server.ts";
import { newestBy } from "./newest-by.server.ts";

/** Writes checkouts and their deletions, and works out anew when they stood abandoned. */
export async function applyCheckouts(
  context: ApplyContext,
  facts: readonly Fact[],
  { moves, met }: { readonly moves: readonly Move[]; readonly met: MetCustomers },
): Promise<void> {
  const { tx, shop, key, aliases } = context;
  const redacted = factsOf(facts, "gone").filter(({ id }) => met.isRedacted(id));
  await eraseCheckouts(
    tx,
    shop,
    redacted.map(({ id }) => ({ customer: id, owner: aliases.owner(id) })),
  );

  const told = newestBy(factsOf(facts, "checkout"), ({ checkout }) => checkout.token).map((each) =>
    withoutRedacted(each, met),
  );
  const gone = factsOf(facts, "gone").filter(({ entity }) => entity === "checkout");
  if (told.length + gone.length + moves.length === 0) return;
  await upsertCheckouts(tx, key, told);
  await markCheckoutsGone(tx, shop, gone);

  await deriveCheckouts(context, {
    tokens: told.map(({ checkout }) => checkout.token),
    ids: gone.map(({ id }) => id),
    owners: moves.map(({ from }) => from),
  });
}

/** A late delivery brings nothing personal back. */
function withoutRedacted(told: StampedCheckout, met: MetCustomers): StampedCheckout {
  const { customer } = told.checkout;
  if (customer === undefined || !met.isRedacted(customer)) return told;
  return { ...told, checkout: { ...told.checkout, email: undefined, recoveryUrl: undefined } };
}
