import { createHash } from "node:crypto";
import { z } from "zod";
import type { Moment } from "#app/core/calendar/moment.ts";
import type { Fact } from "#app/core/commerce/facts.ts";
import type { AskAdmin } from "./ask-admin.server.ts";
import { FETCH_CUSTOMER } from "./operations/by-id.server.ts";
import { readBulkCustomer } from "./read-bulk-customer.server.ts";

const Nodes = z.object({ nodes: z.array(z.unknown()) });

const Answer = z.object({
  customer: z.looseObject({ addressesV2: Nodes, metafields: Nodes }).nullable(),
});

/** Reads a customer whole, as Shopify has her now. One who is not there any more was deleted. */
export async function fetchCustomer(ask: AskAdmin, id: string, at: Moment): Promise<Fact[]> {
  const { customer } = Answer.parse(
    await ask(FETCH_CUSTOMER, { id: `gid://shopify/Customer/${id}` }),
  );
  if (!customer) return [{ kind: "gone", entity: "customer", id, reason: "deleted", at }];
  const { addressesV2, metafields, ...value } = customer;
  const children = [...addressesV2.nodes, ...metafields.nodes].map((node) => ({
    value: node,
    children: [],
  }));
  const hash = createHash("sha256").update(JSON.stringify(customer)).digest("hex");
  return readBulkCustomer({ value, children, hash }, at);
}
