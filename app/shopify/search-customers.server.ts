import { z } from "zod";
import type { AskAdmin } from "./ask-admin.server.ts";
import { SEARCH_CUSTOMERS } from "./operations/search-customers.server.ts";

const Answer = z.object({
  customers: z.object({
    nodes: z.array(z.object({ id: z.string().regex(/^gid:\/\/shopify\/Customer\/\d{1,18}$/) })),
  }),
});

/** The ids of customers who fit a name. Words are searched for as they are, whatever else they might mean. */
export async function searchCustomers(
  ask: AskAdmin,
  { name, most }: { readonly name: string; readonly most: number },
): Promise<bigint[]> {
  const words = name.split(/[\s"'\\():<>=*-]+/).filter((word) => word !== "");
  if (words.length === 0) return [];
  const query = words.map((word) => `"${word}"`).join(" ");
  const { customers } = Answer.parse(await ask(SEARCH_CUSTOMERS, { query, first: most }));
  return customers.nodes.map(({ id }) => BigInt(id.slice(id.lastIndexOf("/") + 1)));
}
