import type { LoaderFunctionArgs } from "@remix-run/node";
import { previewCount } from "#app/services/segments/preview-count.server.ts";
import { authenticateAdmin } from "#app/shopify.server.ts";

export { shopifyHeaders as headers } from "#app/shopify.server.ts";

/** The live count of the segment editor. Says which query it counted, because typing goes on meanwhile. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { db, shop } = await authenticateAdmin(request);
  const query = new URL(request.url).searchParams.get("query") ?? "";
  return { query, preview: await previewCount(db, shop, query) };
}
