import type { Database } from "#app/db/database.server.ts";
import { findShop } from "#app/db/shops/find-shop.server.ts";
import { sendAdminQuery } from "#app/shopify/send-admin-query.server.ts";
import { ShopifyFault } from "#app/shopify/shopify-fault.server.ts";
import { currentAccess } from "./current-access.server.ts";

/**
 * Asks a shop's Admin API as the app, without a person: gives the answer's `data`, still unparsed.
 *
 * Throws a `ShopifyFault`. A token that Shopify rejects is renewed and tried once more, because a
 * page may have exchanged another one in the meantime.
 */
export async function adminQuery(
  db: Database,
  shop: bigint,
  document: string,
  variables: Readonly<Record<string, unknown>> = {},
): Promise<unknown> {
  const found = await findShop(db, shop);
  if (found === undefined) throw new ShopifyFault("unauthorized", "The shop is not registered");

  const { domain } = found;
  const accessToken = await currentAccess(db, domain);
  try {
    return await sendAdminQuery({ domain, accessToken }, { document, variables });
  } catch (fault) {
    if (!(fault instanceof ShopifyFault) || fault.kind !== "unauthorized") throw fault;
    const renewed = await currentAccess(db, domain, accessToken);
    return await sendAdminQuery({ domain, accessToken: renewed }, { document, variables });
  }
}
