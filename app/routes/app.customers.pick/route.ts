import type { LoaderFunctionArgs } from "@remix-run/node";
import { pickCustomers } from "#app/services/customers/pick-customers.server.ts";
import { authenticateAdmin } from "#app/shopify.server.ts";

export { shopifyHeaders as headers } from "#app/shopify.server.ts";

/** Customers to choose from: some of each segment asked for and the newest, or those with an address. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { db, shop, staff } = await authenticateAdmin(request);
  const { searchParams } = new URL(request.url);
  const email = (searchParams.get("email") ?? "").trim().slice(0, 320);
  const segments = searchParams.getAll("segment").slice(0, 20);
  return { groups: await pickCustomers(db, shop, { email, segments, staff }) };
}
