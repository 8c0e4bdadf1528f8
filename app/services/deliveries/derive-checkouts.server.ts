import type { Moment } from "#app/core/calendar/moment.ts";
import type { Abandonment } from "#app/core/catalog/customer-history.ts";
import { abandonments } from "#app/core/commerce/checkout-states.ts";
import { differences, type Stretch } from "#app/core/commerce/differences.ts";
import type { Cause } from "#app/core/engine/cause.ts";
import type { OwnedAbandonment } from "#app/db/checkouts/abandonment-rows.server.ts";
import { loadAbandonments } from "#app/db/checkouts/load-abandonments.server.ts";
import {
  loadCheckoutRecords,
  type WhichCheckouts,
} from "#app/db/checkouts/load-checkout-records.server.ts";
import {
  type OwnedCheckout,
  replaceDatedCheckouts,
} from "#app/db/checkouts/replace-dated-checkouts.server.ts";
import { updateCheckoutOwners } from "#app/db/checkouts/update-checkout-owners.server.ts";
import { groupBy } from "#app/lib/group-by.ts";
import type { ApplyContext } from "./apply-context.server.ts";

/**
 * Works out from their newest states whose checkouts are and how they stood when, writes the dated
 * rows that differ, and probes their owners where they do.
 */
export async function deriveCheckouts(context: ApplyContext, which: WhichCheckouts): Promise<void> {
  const { tx, shop, aliases, currencies } = context;
  const records = await loadCheckoutRecords(tx, shop, which);
  await aliases.learn(records.flatMap(({ customer }) => customer ?? []));
  const owners = records.map(({ token, customer, owner: before }) => ({
    token,
    before,
    owner: customer === undefined ? undefined : aliases.owner(customer),
  }));
  const stored = await loadAbandonments(
    tx,
    shop,
    owners.flatMap(({ token, before }) => (before === undefined ? [] : [{ token, owner: before }])),
  );
  const was = groupBy(stored, ({ checkout }) => checkout);
  const is = groupBy(abandonments(records, { currencies }), ({ checkout }) => checkout);

  const outdated: OwnedCheckout[] = [];
  const fresh: OwnedAbandonment[] = [];
  for (const { token, before, owner } of owners) {
    const states = owner === undefined ? [] : (is.get(token) ?? []);
    const change = { before, was: was.get(token) ?? [], owner, is: states };
    if (!probeOwners(context, change)) continue;
    if (before !== undefined) outdated.push({ owner: before, checkout: token });
    if (owner !== undefined) fresh.push(...states.map((state) => ({ ...state, owner })));
  }
  await updateCheckoutOwners(
    tx,
    shop,
    owners.filter(({ before, owner }) => before !== owner),
  );
  await replaceDatedCheckouts(tx, shop, outdated, fresh);
}

/** Whose a checkout was and how it stood, by what was written down and by what is known now. */
interface Change {
  readonly before: string | undefined;
  readonly was: readonly Abandonment[];
  readonly owner: string | undefined;
  readonly is: readonly Abandonment[];
}

/** Probes whoever sees the checkout differently now, wherever it differs. Answers whether anyone does. */
function probeOwners(
  { aliases, probes }: ApplyContext,
  { before, was, owner, is }: Change,
): boolean {
  const probe = (customer: string | undefined, moments: readonly Moment[], cause: Cause) => {
    if (customer === undefined) return false;
    for (const at of moments) probes.add(customer, at, { cause });
    return moments.length > 0;
  };
  if (before === owner) {
    return probe(owner, differences(toStretches(was), toStretches(is)), "details");
  }
  const isMerged = before !== undefined && aliases.owner(before) !== before;
  const cause = isMerged ? "merge" : "details";
  const left = probe(before, differences(toStretches(was), []), cause);
  const came = probe(owner, differences([], toStretches(is)), cause);
  return left || came;
}

function toStretches(states: readonly Abandonment[]): Stretch[] {
  return states.map(({ from, until, abandoned, recovered, amount, lines }) => ({
    from,
    until,
    content: JSON.stringify([
      abandoned,
      recovered,
      amount?.toString(),
      lines.map(({ product, title, sku, quantity }) => [product, title, sku, quantity]),
    ]),
  }));
}
