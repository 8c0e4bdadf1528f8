import type { Fact } from "#app/core/commerce/facts.ts";
import { compareStamps } from "#app/core/commerce/stamp.ts";
import {
  insertObservations,
  type ObservationOf,
} from "#app/db/observations/insert-observations.server.ts";
import { groupBy } from "#app/lib/group-by.ts";
import { askForDetails } from "./ask-for-details.server.ts";
import type { ApplyContext } from "./apply-context.server.ts";
import type { MetCustomers } from "./apply-customers.server.ts";
import type { Move } from "./apply-merges.server.ts";
import { deriveValues } from "./derive-values.server.ts";
import { factsOf } from "./facts-of.server.ts";
import { observationsIn } from "./observations-in.server.ts";

/** Adds what was seen of customers' tags, consent, places, languages and metafields, and works out which values held when. */
export async function applyCustomerValues(
  context: ApplyContext,
  facts: readonly Fact[],
  { moves, met }: { readonly moves: readonly Move[]; readonly met: MetCustomers },
): Promise<void> {
  const { tx, shop, aliases, probes, refetches } = context;
  const seen = distinct(
    facts
      .filter(({ kind }) => kind !== "product")
      .flatMap(observationsIn)
      .filter(({ of }) => !met.isRedacted(of)),
  );
  await insertObservations(tx, shop, "customer", seen);
  for (const id of tornApart(seen)) refetches.push({ entity: "customer", id });

  const redacted = factsOf(facts, "gone").filter(({ id }) => met.isRedacted(id));
  const owners = new Set([
    ...[...seen.map(({ of }) => of), ...redacted.map(({ id }) => id)].map((id) =>
      aliases.owner(id),
    ),
    ...moves.flatMap(({ from, to }) => [from, to]),
  ]);
  const identities = new Map(
    [...owners].map((owner) => [
      owner,
      aliases.owner(owner) === owner ? aliases.identities(owner) : [],
    ]),
  );
  const merged = new Set(moves.flatMap(({ from, to }) => [from, to]));
  const told = new Set(seen.map(({ of, at }) => `${aliases.owner(of)} ${at}`));
  const changes = await deriveValues(tx, shop, "customer", identities);
  await askForDetails(context, facts, new Set(changes.keys()));
  for (const [owner, moments] of changes) {
    for (const at of moments) {
      const isBrought = merged.has(owner) && !told.has(`${owner} ${at}`);
      probes.add(owner, at, { cause: isBrought ? "merge" : "details" });
    }
  }
}

/** Of observations with one key the one with the greatest stamp, as the database decides too. */
export function distinct(observations: readonly ObservationOf[]): ObservationOf[] {
  const kept = new Map<string, ObservationOf>();
  for (const each of observations) {
    const key = JSON.stringify([each.of, each.attribute, each.value, each.kind, String(each.at)]);
    const rival = kept.get(key);
    if (rival === undefined || compareStamps(toStamp(rival), toStamp(each)) < 0) {
      kept.set(key, each);
    }
  }
  return [...kept.values()];
}

function toStamp({ at, triggeredAt, bodyHash }: ObservationOf) {
  return { updatedAt: at, triggeredAt, bodyHash };
}

/** Customers for whom one tag was both added and removed at one moment: only Shopify knows which came last. */
function tornApart(observations: readonly ObservationOf[]): string[] {
  const deltas = observations.filter(({ kind }) => kind !== "read");
  const claims = groupBy(deltas, ({ of, value, at }) => `${of} ${at} ${value}`);
  return [...claims.values()].flatMap(([first, ...others]) =>
    first !== undefined && others.length > 0 ? [first.of] : [],
  );
}
