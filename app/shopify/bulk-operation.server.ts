import { z } from "zod";
import type { Moment } from "#app/core/calendar/moment.ts";
import type { AskAdmin } from "./ask-admin.server.ts";
import { FIND_BULK_OPERATION, RUN_BULK_QUERY } from "./operations/bulk-operation.server.ts";
import { Instant } from "./payload-fields.server.ts";
import { ShopifyFault } from "./shopify-fault.server.ts";

const Started = z.object({
  bulkOperationRunQuery: z.object({
    bulkOperation: z.object({ id: z.string() }).nullable(),
    userErrors: z.array(z.object({ code: z.string().nullable(), message: z.string() })),
  }),
});

/** Starts a bulk query and answers its id. Throws `throttled` while as many run as may. */
export async function startBulkQuery(ask: AskAdmin, query: string): Promise<string> {
  const { bulkOperation, userErrors } = Started.parse(
    await ask(RUN_BULK_QUERY, { query }),
  ).bulkOperationRunQuery;
  if (bulkOperation) return bulkOperation.id;
  const [error] = userErrors;
  const kind = error?.code === "OPERATION_IN_PROGRESS" ? "throttled" : "refused";
  throw new ShopifyFault(kind, error?.message ?? "No bulk operation was started");
}

const Found = z.object({
  bulkOperation: z
    .object({
      status: z.enum([
        "CREATED",
        "RUNNING",
        "COMPLETED",
        "CANCELING",
        "CANCELED",
        "EXPIRED",
        "FAILED",
      ]),
      createdAt: Instant,
      url: z.string().nullable(),
    })
    .nullable(),
});

/** How a bulk query stands. `gone` is any end without a result: it must be asked anew. */
export type BulkState =
  | { readonly kind: "running" }
  | { readonly kind: "gone" }
  /** `url` is absent when there is nothing in the result. `readAt` is no later than anything it says. */
  | { readonly kind: "done"; readonly url: string | undefined; readonly readAt: Moment };

export async function findBulkQuery(ask: AskAdmin, id: string): Promise<BulkState> {
  const { bulkOperation } = Found.parse(await ask(FIND_BULK_OPERATION, { id }));
  switch (bulkOperation?.status) {
    case "CREATED":
    case "RUNNING":
    case "CANCELING":
      return { kind: "running" };
    case "COMPLETED": {
      const { url, createdAt } = bulkOperation;
      return { kind: "done", url: url ?? undefined, readAt: createdAt };
    }
    case "CANCELED":
    case "EXPIRED":
    case "FAILED":
    case undefined:
      return { kind: "gone" };
  }
}
