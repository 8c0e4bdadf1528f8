import type { Fact } from "#app/core/commerce/facts.ts";
import {
  insertObservations,
  type ObservationOf,
} from "#app/db/observations/insert-observations.server.ts";
import { askTurnsOfBuyers } from "#app/db/products/ask-turns-of-buyers.server.ts";
import { listProductsWith } from "#app/db/products/list-products-with.server.ts";
import { markProductsGone } from "#app/db/products/mark-products-gone.server.ts";
import { upsertProducts } from "#app/db/products/upsert-products.server.ts";
import type { ApplyContext } from "./apply-context.server.ts";
import { distinct } from "./apply-values.server.ts";
import { deriveValues } from "./derive-values.server.ts";
import { factsOf } from "./facts-of.server.ts";
import { newestBy } from "./newest-by.server.ts";
import { observationsIn } from "./observations-in.server.ts";

/**
 * Writes products, what they say of themselves and which collections they are in. Buyers of one of
 * which that changed are looked at when the clock comes to them.
 */
export async function applyProducts(context: ApplyContext, facts: readonly Fact[]): Promise<void> {
  const { tx, shop, refetches } = context;
  const told = factsOf(facts, "product");
  const gone = factsOf(facts, "gone").filter(({ entity }) => entity === "product");
  await upsertProducts(
    tx,
    shop,
    newestBy(told, ({ product }) => product.id),
  );
  await markProductsGone(tx, shop, gone);
  const seen = distinct([
    ...told.flatMap(observationsIn),
    ...(await seenInCollections(context, facts)),
  ]);
  if (seen.length === 0) return;
  await insertObservations(tx, shop, "product", seen);
  const touched = new Set(seen.map(({ of }) => of));
  const differences = await deriveValues(
    tx,
    shop,
    "product",
    new Map([...touched].map((product) => [product, [product]])),
  );
  const changed = [...differences].map(([product, [at]]) => ({ product, at }));
  await askTurnsOfBuyers(tx, shop, changed);
  // A delivery does not say collections, and whoever looks different may be in others now.
  const silent = told.filter(({ product }) => product.collections === undefined);
  for (const id of new Set(silent.map(({ product }) => product.id))) {
    if (differences.has(id)) refetches.push({ entity: "product", id });
  }
}

/** What whole collections tell: which products entered and which left since they were last seen. */
async function seenInCollections(
  { tx, shop }: ApplyContext,
  facts: readonly Fact[],
): Promise<ObservationOf[]> {
  const seen: ObservationOf[] = [];
  for (const { collection, products, stamp } of factsOf(facts, "collection")) {
    const before = new Set(await listProductsWith(tx, shop, "collection", collection));
    const now = new Set(products);
    const observe = (of: string, kind: "added" | "removed") => {
      const { updatedAt: at, triggeredAt, bodyHash } = stamp;
      seen.push({
        of,
        attribute: "collection",
        value: collection,
        kind,
        at,
        triggeredAt,
        bodyHash,
      });
    };
    for (const product of now) if (!before.has(product)) observe(product, "added");
    for (const product of before) if (!now.has(product)) observe(product, "removed");
  }
  return seen;
}
