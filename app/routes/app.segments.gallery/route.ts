import type { LoaderFunctionArgs } from "@remix-run/node";
import { showGallery } from "#app/services/gallery/show-gallery.server.ts";
import { authenticateAdmin } from "#app/shopify.server.ts";

export { shopifyHeaders as headers } from "#app/shopify.server.ts";

/** The gallery with its counts, for the page that is there already. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { db, shop } = await authenticateAdmin(request);
  return { presets: await showGallery(db, shop) };
}
