import { ALWAYS } from "#app/core/calendar/moment.ts";
import type { Fact } from "#app/core/commerce/facts.ts";
import { listDefinitions } from "#app/db/metafields/list-definitions.server.ts";
import type { ApplyContext } from "./apply-context.server.ts";
import { factsOf } from "./facts-of.server.ts";

/**
 * Has customers read by id of whom a delivery leaves something unsaid: it carries neither language
 * nor coordinates nor metafields. Those who changed by it may have others now; where the shop
 * defines metafields, everyone it told of may.
 */
export async function askForDetails(
  { tx, shop, aliases, refetches }: ApplyContext,
  facts: readonly Fact[],
  changed: ReadonlySet<string>,
): Promise<void> {
  const heard = factsOf(facts, "customer").filter(
    ({ customer, stamp }) => customer.metafields === undefined && stamp.updatedAt !== ALWAYS,
  );
  if (heard.length === 0) return;
  const everyone = (await listDefinitions(tx, shop)).length > 0;
  for (const { id } of heard.map(({ customer }) => customer)) {
    if (everyone || changed.has(aliases.owner(id))) refetches.push({ entity: "customer", id });
  }
}
