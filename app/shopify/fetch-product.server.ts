import { createHash } from "node:crypto";
import { z } from "zod";
import type { Moment } from "#app/core/calendar/moment.ts";
import type { Fact } from "#app/core/commerce/facts.ts";
import type { AskAdmin } from "./ask-admin.server.ts";
import { FETCH_PRODUCT } from "./operations/by-id.server.ts";
import { readBulkProduct } from "./read-bulk-product.server.ts";

const Answer = z.object({
  product: z.looseObject({ collections: z.object({ nodes: z.array(z.unknown()) }) }).nullable(),
});

/** Reads a product whole, as Shopify has it now. One that is not there any more was deleted. */
export async function fetchProduct(ask: AskAdmin, id: string, at: Moment): Promise<Fact[]> {
  const { product } = Answer.parse(await ask(FETCH_PRODUCT, { id: `gid://shopify/Product/${id}` }));
  if (!product) return [{ kind: "gone", entity: "product", id, reason: "deleted", at }];
  const { collections, ...value } = product;
  const children = collections.nodes.map((node) => ({ value: node, children: [] }));
  const hash = createHash("sha256").update(JSON.stringify(product)).digest("hex");
  return readBulkProduct({ value, children, hash }, at);
}
