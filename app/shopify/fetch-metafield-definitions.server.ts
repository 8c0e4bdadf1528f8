import { z } from "zod";
import { toStorable } from "#app/lib/to-storable.ts";
import type { AskAdmin } from "./ask-admin.server.ts";
import { CUSTOMER_METAFIELDS } from "./operations/metafield-definitions.server.ts";

const Name = z.string().transform((name) => toStorable(name, 255));

const Answer = z.object({
  metafieldDefinitions: z.object({
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
    nodes: z.array(
      z.object({
        namespace: z.string().max(255),
        key: z.string().max(255),
        name: Name,
        type: z.object({ name: z.string() }),
      }),
    ),
  }),
});

/** A customer metafield as the shop defines it now. */
export interface FetchedDefinition {
  readonly namespace: string;
  readonly key: string;
  readonly type: string;
  readonly name: string;
}

/** Reads all customer metafields that the shop defines. */
export async function fetchMetafieldDefinitions(ask: AskAdmin): Promise<FetchedDefinition[]> {
  const found: FetchedDefinition[] = [];
  for (let after: string | null = null; ; ) {
    const { metafieldDefinitions } = Answer.parse(await ask(CUSTOMER_METAFIELDS, { after }));
    const { nodes, pageInfo } = metafieldDefinitions;
    found.push(...nodes.map(({ type, ...names }) => ({ ...names, type: type.name })));
    if (!pageInfo.hasNextPage || pageInfo.endCursor === null) return found;
    after = pageInfo.endCursor;
  }
}
