import type { LoaderFunctionArgs } from "@remix-run/node";
import { suggestValues } from "#app/services/values/suggest-values.server.ts";
import { authenticateAdmin } from "#app/shopify.server.ts";

export { shopifyHeaders as headers } from "#app/shopify.server.ts";

/** Values of the shop's own that may stand where the cursor is in a query, a page at a time. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { db, shop } = await authenticateAdmin(request);
  const { searchParams } = new URL(request.url);
  return suggestValues(db, shop, {
    filter: searchParams.get("filter") ?? "",
    parameter: searchParams.get("parameter") ?? undefined,
    search: (searchParams.get("search") ?? "").slice(0, 255),
    after: searchParams.get("after") ?? undefined,
  });
}
