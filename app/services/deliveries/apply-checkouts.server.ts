import { checkoutStates } from "#app/core/commerce/checkout-states.ts";
import type { Fact } from "#app/core/commerce/facts.ts";
import { eraseCheckouts } from "#app/db/checkouts/erase-checkouts.server.ts";
import { loadCheckoutRecords } from "#app/db/checkouts/load-checkout-records.server.ts";
import {
  loadDatedCheckouts,
  type OwnedCheckout,
} from "#app/db/checkouts/load-dated-checkouts.server.ts";
import { markCheckoutsGone } from "#app/db/checkouts/mark-checkouts-gone.server.ts";
import { replaceDatedCheckouts } from "#app/db/checkouts/replace-dated-checkouts.server.ts";
import { updateCheckoutOwners } from "#app/db/checkouts/update-checkout-owners.server.ts";
import {
  type StampedCheckout,
  upsertCheckouts,
} from "#app/db/checkouts/upsert-checkouts.server.ts";
import type { ApplyContext } from "./apply-context.server.ts";
import type { MetCustomers } from "./apply-customers.server.ts";
import type { Move } from "./apply-merges.server.ts";
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

  const records = await loadCheckoutRecords(tx, shop, {
    tokens: told.map(({ checkout }) => checkout.token),
    ids: gone.map(({ id }) => id),
    owners: moves.map(({ from }) => from),
  });
  await aliases.learn(records.flatMap(({ customer }) => customer ?? []));
  const owners = records.map(({ token, customer, owner: before }) => ({
    token,
    before,
    owner: customer === undefined ? undefined : aliases.owner(customer),
  }));
  const stored = await loadDatedCheckouts(
    tx,
    shop,
    owners.flatMap(({ token, before }) => (before === undefined ? [] : [{ token, owner: before }])),
  );
  const states = new Map(checkoutStates(records).map((state) => [state.checkout, state]));

  const outdated: OwnedCheckout[] = [];
  const fresh: OwnedCheckout[] = [];
  for (const { token, owner } of owners) {
    const was = stored.get(token);
    const state = states.get(token);
    const is = owner === undefined || state === undefined ? undefined : { ...state, owner };
    if (!probeOwners(context, was, is)) continue;
    if (was) outdated.push(was);
    if (is) fresh.push(is);
  }
  await updateCheckoutOwners(
    tx,
    shop,
    owners.filter(({ before, owner }) => before !== owner),
  );
  await replaceDatedCheckouts(tx, shop, outdated, fresh);
}

/** A late delivery brings nothing personal back. */
function withoutRedacted(told: StampedCheckout, met: MetCustomers): StampedCheckout {
  const { customer } = told.checkout;
  if (customer === undefined || !met.isRedacted(customer)) return told;
  return { ...told, checkout: { ...told.checkout, email: undefined, recoveryUrl: undefined } };
}

/** Probes whoever sees the checkout differently now, from the first moment of the difference. Answers whether anyone does. */
function probeOwners(
  { aliases, probes }: ApplyContext,
  was: OwnedCheckout | undefined,
  is: OwnedCheckout | undefined,
): boolean {
  if (was && is && was.owner === is.owner) {
    if (was.from === is.from && was.until === is.until) return false;
    const at = was.from === is.from ? Math.min(was.until, is.until) : Math.min(was.from, is.from);
    probes.add(is.owner, at, { cause: "details" });
    return true;
  }
  const isMerged = was !== undefined && aliases.owner(was.owner) !== was.owner;
  const cause = isMerged ? "merge" : "details";
  for (const side of [was, is]) if (side) probes.add(side.owner, side.from, { cause });
  return was !== undefined || is !== undefined;
}
