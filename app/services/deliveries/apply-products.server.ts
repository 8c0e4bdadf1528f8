import type { Fact } from "#app/core/commerce/facts.ts";
import { insertObservations } from "#app/db/observations/insert-observations.server.ts";
import { askTurnsOfBuyers } from "#app/db/products/ask-turns-of-buyers.server.ts";
import { markProductsGone } from "#app/db/products/mark-products-gone.server.ts";
import { upsertProducts } from "#app/db/products/upsert-products.server.ts";
import type { ApplyContext } from "./apply-context.server.ts";
import { distinct } from "./apply-values.server.ts";
import { deriveValues } from "./derive-values.server.ts";
import { factsOf } from "./facts-of.server.ts";
import { newestBy } from "./newest-by.server.ts";
import { observationsIn } from "./observations-in.server.ts";

/** Writes products and their tags. Buyers of one whose tags changed are looked at when the clock comes to them. */
export async function applyProducts(
  { tx, shop }: ApplyContext,
  facts: readonly Fact[],
): Promise<void> {
  const told = factsOf(facts, "product");
  const gone = factsOf(facts, "gone").filter(({ entity }) => entity === "product");
  await upsertProducts(
    tx,
    shop,
    newestBy(told, ({ product }) => product.id),
  );
  await markProductsGone(tx, shop, gone);
  if (told.length === 0) return;
  await insertObservations(tx, shop, "product", distinct(told.flatMap(observationsIn)));
  const found = await deriveValues(
    tx,
    shop,
    "product",
    new Map(told.map(({ product }) => [product.id, [product.id]])),
  );
  const changed = [...found].map(([product, [at]]) => ({ product, at }));
  await askTurnsOfBuyers(tx, shop, changed);
}
