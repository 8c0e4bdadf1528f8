import type { LoaderFunctionArgs } from "@remix-run/node";
import { showAbout } from "#app/services/segments/show-about.server.ts";
import { authenticateAdmin } from "#app/shopify.server.ts";

export { shopifyHeaders as headers } from "#app/shopify.server.ts";

/** What a segment's page tells besides its customers. Costs more, so it is read apart and less often. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { db, shop } = await authenticateAdmin(request);
  return { about: await showAbout(db, shop, params["segmentId"] ?? "") };
}

/** The page reads itself again every second; this is asked for when it is wanted. */
export function shouldRevalidate(): boolean {
  return false;
}
