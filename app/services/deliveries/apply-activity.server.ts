import { SHOPIFY_EMAIL } from "#app/core/catalog/activity.ts";
import type { CustomerActivity, Fact } from "#app/core/commerce/facts.ts";
import { eraseActivity } from "#app/db/activity/erase-activity.server.ts";
import { insertActivity } from "#app/db/activity/insert-activity.server.ts";
import { listToldOf } from "#app/db/activity/list-told-of.server.ts";
import { updateActivityOwners } from "#app/db/activity/update-activity-owners.server.ts";
import { insertKnownData } from "#app/db/shops/insert-known-data.server.ts";
import type { ApplyContext } from "./apply-context.server.ts";
import type { MetCustomers } from "./apply-customers.server.ts";
import type { Move } from "./apply-merges.server.ts";
import { factsOf } from "./facts-of.server.ts";

/**
 * Adds what customers did. Each makes a probe at its own time, for whoever its customer is by now.
 *
 * Activity makes nobody a customer: told of an id that is not known yet it waits, and counts once
 * the customer is. Of the redacted none is kept, whenever it comes.
 */
export async function applyActivity(
  context: ApplyContext,
  facts: readonly Fact[],
  { moves, met }: { readonly moves: readonly Move[]; readonly met: MetCustomers },
): Promise<void> {
  const { tx, shop, aliases, probes } = context;
  await eraseRedacted(context, facts, met);
  await followMoves(context, moves);

  const told = factsOf(facts, "activity")
    .map(({ activity }) => activity)
    .filter(({ customer }) => !met.isRedacted(customer));
  if (told.length === 0) return;
  const owned = told.map((activity) => ({ activity, owner: aliases.owner(activity.customer) }));
  await insertKnownData(tx, shop, kindsOf(told));
  for (const { customer, at } of await insertActivity(tx, shop, owned)) {
    if (met.knownFrom(customer) !== undefined) probes.add(customer, at, { cause: "activity" });
  }
}

/** What goes takes answers with it from its own time on. */
async function eraseRedacted(
  { tx, shop, probes }: ApplyContext,
  facts: readonly Fact[],
  met: MetCustomers,
): Promise<void> {
  const redacted = factsOf(facts, "gone").filter(({ id }) => met.isRedacted(id));
  const erased = await eraseActivity(
    tx,
    shop,
    redacted.map(({ id }) => id),
  );
  for (const { customer, at } of erased) probes.add(customer, at, { cause: "details" });
}

/** Those who were merged are probed from the first moment on as it is. */
async function followMoves(
  { tx, shop, aliases }: ApplyContext,
  moves: readonly Move[],
): Promise<void> {
  const owners = moves.map(({ from }) => from);
  const told = await listToldOf(tx, shop, owners);
  if (told.length === 0) return;
  await aliases.learn(told);
  await updateActivityOwners(
    tx,
    shop,
    told.map((toldOf) => ({ toldOf, owner: aliases.owner(toldOf) })),
  );
}

function kindsOf(told: readonly CustomerActivity[]): string[] {
  return [
    ...new Set(
      told.flatMap(({ kind, source }) =>
        kind === "email" && source === SHOPIFY_EMAIL ? [kind, source] : [kind],
      ),
    ),
  ];
}
