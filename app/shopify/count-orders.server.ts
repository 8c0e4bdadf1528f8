import { z } from "zod";
import type { AskAdmin } from "./ask-admin.server.ts";
import { COUNT_ORDERS } from "./operations/bulk-operation.server.ts";

const Answer = z.object({ ordersCount: z.object({ count: z.int() }).nullable() });

/** How many orders the shop has that the app may read. */
export async function countOrders(ask: AskAdmin): Promise<number | undefined> {
  return Answer.parse(await ask(COUNT_ORDERS)).ordersCount?.count;
}
