import { z } from "zod";
import type { Moment } from "#app/core/calendar/moment.ts";
import type { Fact } from "#app/core/commerce/facts.ts";
import type { AskAdmin } from "./ask-admin.server.ts";
import { FETCH_COLLECTION } from "./operations/by-id.server.ts";
import { Gid } from "./payload-fields.server.ts";

const Answer = z.object({
  collection: z
    .object({
      products: z.object({
        pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
        nodes: z.array(z.object({ id: Gid })),
      }),
    })
    .nullable(),
});

/** Reads which products a collection has now. One that is not there any more has none. */
export async function fetchCollection(ask: AskAdmin, id: string, at: Moment): Promise<Fact> {
  const gid = `gid://shopify/Collection/${id}`;
  const products: string[] = [];
  let after: string | null = null;
  do {
    const { collection }: z.infer<typeof Answer> = Answer.parse(
      await ask(FETCH_COLLECTION, { id: gid, after }),
    );
    if (!collection) break;
    const { nodes, pageInfo } = collection.products;
    products.push(...nodes.map((node) => node.id));
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  } while (after !== null);
  const stamp = { updatedAt: at, triggeredAt: at, bodyHash: "" };
  return { kind: "collection", collection: id, products, stamp };
}
