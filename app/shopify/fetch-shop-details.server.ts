import { z } from "zod";
import { type AdminAccess, sendAdminQuery } from "./send-admin-query.server.ts";

/** What we keep of the shop itself. */
export interface ShopDetails {
  readonly shop: bigint;
  readonly domain: string;
  readonly name: string;
  readonly currency: string;
  readonly timeZone: string;
  readonly country: string | undefined;
}

const SHOP_DETAILS = `query ShopDetails {
  shop {
    id
    name
    myshopifyDomain
    currencyCode
    ianaTimezone
    shopAddress {
      countryCodeV2
    }
  }
}`;

const Answer = z.object({
  shop: z.object({
    id: z.string().regex(/^gid:\/\/shopify\/Shop\/\d+$/),
    name: z.string(),
    myshopifyDomain: z.string(),
    currencyCode: z.string(),
    ianaTimezone: z.string(),
    shopAddress: z.object({ countryCodeV2: z.string().nullable() }),
  }),
});

/** Reads who the shop is. Its numeric id is the key of everything we keep. */
export async function fetchShopDetails(access: AdminAccess): Promise<ShopDetails> {
  const { shop } = Answer.parse(await sendAdminQuery(access, { document: SHOP_DETAILS }));
  return {
    shop: BigInt(shop.id.slice("gid://shopify/Shop/".length)),
    domain: shop.myshopifyDomain,
    name: shop.name,
    currency: shop.currencyCode,
    timeZone: shop.ianaTimezone,
    country: shop.shopAddress.countryCodeV2 ?? undefined,
  };
}
