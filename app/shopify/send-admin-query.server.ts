import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";
import { API_VERSION } from "./api-version.server.ts";
import { shopifyFetch } from "./shopify-fetch.server.ts";
import { ShopifyFault } from "./shopify-fault.server.ts";

/** Where to ask and as whom. */
export interface AdminAccess {
  readonly domain: string;
  readonly accessToken: string;
}

export interface AdminOperation {
  readonly document: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}

/** Waits before each further try when Shopify does not say how long; half is random, so that processes spread. */
const BACKOFF_MS = [500, 1_000, 2_000, 4_000, 8_000];

/** Longer than any answer takes that Shopify would still give. */
const TIMEOUT_MS = 30_000;

const Answer = z.object({
  data: z.unknown(),
  errors: z
    .array(
      z.object({
        message: z.string(),
        extensions: z.object({ code: z.string().optional() }).optional(),
      }),
    )
    .optional(),
  extensions: z
    .object({
      cost: z
        .object({
          requestedQueryCost: z.number(),
          throttleStatus: z.object({ currentlyAvailable: z.number(), restoreRate: z.number() }),
        })
        .optional(),
    })
    .optional(),
});
type Answer = z.infer<typeof Answer>;

type Attempt =
  | { readonly kind: "answered"; readonly data: unknown }
  | { readonly kind: "later"; readonly fault: ShopifyFault; readonly afterMs?: number };

/**
 * Asks the Admin API and gives the answer's `data`.
 *
 * Waits out throttling (as long as Shopify's cost report says) and outages, a bounded number of
 * times; everything else is a `ShopifyFault` at once.
 */
export async function sendAdminQuery(
  access: AdminAccess,
  operation: AdminOperation,
): Promise<unknown> {
  for (const backoff of BACKOFF_MS) {
    const attempt = await tryOnce(access, operation);
    if (attempt.kind === "answered") return attempt.data;
    await wait(attempt.afterMs ?? backoff / 2 + Math.random() * (backoff / 2));
  }
  const last = await tryOnce(access, operation);
  if (last.kind === "answered") return last.data;
  throw last.fault;
}

async function tryOnce(access: AdminAccess, operation: AdminOperation): Promise<Attempt> {
  let response: Response;
  try {
    response = await shopifyFetch(
      `https://${access.domain}/admin/api/${API_VERSION}/graphql.json`,
      {
        method: "POST",
        headers: {
          "Content-Type": "application/json",
          Accept: "application/json",
          "X-Shopify-Access-Token": access.accessToken,
        },
        body: JSON.stringify({ query: operation.document, variables: operation.variables ?? {} }),
        signal: AbortSignal.timeout(TIMEOUT_MS),
      },
    );
    return readAnswer(response, response.ok ? Answer.parse(await response.json()) : undefined);
  } catch (cause) {
    if (cause instanceof ShopifyFault) throw cause;
    const fault = new ShopifyFault("unreachable", "Shopify did not answer", { cause });
    return { kind: "later", fault };
  }
}

function readAnswer(response: Response, answer: Answer | undefined): Attempt {
  if (answer === undefined) return readRefusal(response);
  const [error] = answer.errors ?? [];
  if (error === undefined) return { kind: "answered", data: answer.data };
  if (error.extensions?.code === "THROTTLED") {
    const afterMs = untilAffordable(answer);
    const fault = new ShopifyFault("throttled", error.message);
    return { kind: "later", fault, ...(afterMs !== undefined && { afterMs }) };
  }
  throw new ShopifyFault("refused", error.message);
}

function readRefusal(response: Response): Attempt {
  const said = `Shopify answered ${response.status}`;
  if (response.status === 401 || response.status === 403) {
    throw new ShopifyFault("unauthorized", said);
  }
  if (response.status === 429) {
    const seconds = Number(response.headers.get("Retry-After") ?? "1");
    const afterMs = Number.isFinite(seconds) ? Math.min(seconds * 1_000, TIMEOUT_MS) : 1_000;
    return { kind: "later", fault: new ShopifyFault("throttled", said), afterMs };
  }
  if (response.status >= 500) {
    return { kind: "later", fault: new ShopifyFault("unreachable", said) };
  }
  throw new ShopifyFault("refused", said);
}

/** How long until the bucket holds what this operation costs. */
function untilAffordable({ extensions }: Answer): number | undefined {
  if (extensions?.cost === undefined) return undefined;
  const { requestedQueryCost, throttleStatus } = extensions.cost;
  const missing = requestedQueryCost - throttleStatus.currentlyAvailable;
  if (throttleStatus.restoreRate <= 0) return undefined;
  return Math.min(Math.max(missing / throttleStatus.restoreRate, 0.05) * 1_000, TIMEOUT_MS);
}
