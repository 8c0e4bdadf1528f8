import type { LoaderFunctionArgs } from "@remix-run/node";
import { exportSegments } from "#app/services/exchange/export-segments.server.ts";
import { authenticateAdmin } from "#app/shopify.server.ts";

export { shopifyHeaders as headers } from "#app/shopify.server.ts";

/** The shop's definitions as a file. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { db, shop } = await authenticateAdmin(request);
  const file = await exportSegments(db, shop);
  return new Response(`${JSON.stringify(file, undefined, 2)}\n`, {
    headers: {
      "Content-Type": "application/json; charset=utf-8",
      "Content-Disposition": 'attachment; filename="segments.json"',
    },
  });
}
