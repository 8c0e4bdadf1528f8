import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import type { ShouldRevalidateFunctionArgs } from "@remix-run/react";
import { z } from "zod";
import { bringInSegments } from "#app/services/segments/bring-in-segments.server.ts";
import { listShopifySegments } from "#app/services/segments/list-shopify-segments.server.ts";
import { askAsApp, isUnanswered } from "#app/services/shops/ask-as-app.server.ts";
import { authenticateAdmin } from "#app/shopify.server.ts";
import { logFault } from "#app/log.server.ts";

export { shopifyHeaders as headers } from "#app/shopify.server.ts";

/** One request brings in so many. */
const MOST = 50;

const Ids = z
  .array(z.string().regex(/^\d{1,18}$/))
  .min(1)
  .max(MOST);

/** Shopify's own segments, for the page that is there already. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { db, shop } = await authenticateAdmin(request);
  return orSilent(async () => {
    const segments = await listShopifySegments(db, shop, askAsApp(db, shop));
    return { ok: true as const, segments };
  });
}

/** Each reading asks Shopify for as many counts: only what is done here changes what is shown. */
export function shouldRevalidate({ formAction }: ShouldRevalidateFunctionArgs): boolean {
  return formAction?.startsWith("/app/segments/shopify") ?? false;
}

/** Brings some of them in. */
export async function action({ request }: ActionFunctionArgs) {
  const { db, shop, staff } = await authenticateAdmin(request);
  const read = Ids.safeParse((await request.formData()).getAll("id"));
  if (!read.success) return data({ ok: false, reason: "invalid-form" } as const, 400);
  const ids = read.data.map(BigInt);
  return orSilent(async () => {
    const brought = await bringInSegments(db, shop, askAsApp(db, shop), { ids, staff });
    return { ok: true as const, brought };
  });
}

/** A call that Shopify does not answer is said on the page, which stays. */
async function orSilent<T>(work: () => Promise<T>) {
  try {
    return await work();
  } catch (fault) {
    if (!isUnanswered(fault)) throw fault;
    logFault("shopify-segments.unanswered", fault);
    return data({ ok: false, reason: "unanswered" } as const, 502);
  }
}
