import type { LoaderFunctionArgs } from "@remix-run/node";
import { previewDraft } from "#app/services/segments/preview-draft.server.ts";
import { authenticateAdmin } from "#app/shopify.server.ts";

export { shopifyHeaders as headers } from "#app/shopify.server.ts";

/** What stands beside the editor. Says which query it is about, because typing goes on meanwhile. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { db, shop, staff } = await authenticateAdmin(request);
  const { searchParams } = new URL(request.url);
  const query = (searchParams.get("query") ?? "").slice(0, 10_000);
  const segment = searchParams.get("segment") ?? "";
  return { query, details: await previewDraft(db, shop, { text: query, segment, staff }) };
}
