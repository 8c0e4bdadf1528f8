import type { Fact } from "#app/core/commerce/facts.ts";
import type { Queryable } from "#app/db/database.server.ts";
import { listMirrors } from "#app/db/segments/mirrors.server.ts";
import { factsOf } from "./facts-of.server.ts";

/** The facts, of those about segments of Shopify's only the ones that are kept here, by our ids. */
export async function withOwnSegments(
  tx: Queryable,
  shop: bigint,
  facts: readonly Fact[],
): Promise<readonly Fact[]> {
  if (factsOf(facts, "in-segment").length === 0) return facts;
  const mirrors = await listMirrors(tx, shop);
  const ours = new Map(
    mirrors
      .filter(({ goneAt }) => goneAt === undefined)
      .map(({ shopifyId, segment }) => [shopifyId.toString(), segment]),
  );
  return facts.flatMap((fact): readonly Fact[] => {
    if (fact.kind !== "in-segment") return [fact];
    const segment = ours.get(fact.membership.segment);
    return segment === undefined ? [] : [{ ...fact, membership: { ...fact.membership, segment } }];
  });
}
