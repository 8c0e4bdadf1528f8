import type { CustomerFacts } from "#app/core/blocks/customer-facts.ts";
import { type Cart, factsOf, factsOfNobody, type Reader } from "#app/core/blocks/facts-of.ts";
import type { Moment } from "#app/core/calendar/moment.ts";
import { epochAt } from "#app/core/plan/epoch.ts";
import { findOpenCart } from "#app/db/checkouts/find-open-cart.server.ts";
import { findLocale } from "#app/db/customers/find-locale.server.ts";
import { listPeople } from "#app/db/customers/list-people.server.ts";
import type { Database } from "#app/db/database.server.ts";
import { findShop } from "#app/db/shops/find-shop.server.ts";
import { invariant } from "#app/lib/invariant.ts";
import { loadHistories } from "#app/services/customers/load-histories.server.ts";
import { loadEpochs } from "#app/services/memberships/load-epochs.server.ts";
import { showShop } from "#app/services/shops/show-shop.server.ts";

/** All that a block can say of a customer now; of nobody in particular when none is named. */
export async function loadCustomerFacts(
  db: Database,
  shop: bigint,
  asked: { readonly customer: bigint | undefined; readonly now: Moment },
): Promise<CustomerFacts> {
  const { customer, now } = asked;
  const reader = await loadShopReader(db, shop);
  if (customer === undefined) return factsOfNobody(reader);

  const history = (await loadHistories(db, shop, [customer], { withLines: false })).get(customer);
  if (history === undefined) return factsOfNobody(reader);
  const person = (await listPeople(db, shop, [customer])).get(customer);
  const { excludedTraits } = epochAt(await loadEpochs(db, shop), now).context;
  return factsOf(
    history,
    { at: now, excludedTraits },
    {
      ...reader,
      firstName: person?.firstName,
      lastName: person?.lastName,
      locale: (await findLocale(db, shop, customer)) ?? reader.locale,
      cart: await loadCart(db, shop, customer, { now, url: reader.shop.url }),
    },
  );
}

async function loadShopReader(
  db: Database,
  shop: bigint,
): Promise<Pick<Reader, "locale" | "shop">> {
  const found = await findShop(db, shop);
  invariant(found, "a block belongs to a registered shop");
  const { name, locale, currency, timeZone } = await showShop(db, shop);
  return { locale, shop: { name, url: `https://${found.domain}`, currency, timeZone } };
}

async function loadCart(
  db: Database,
  shop: bigint,
  customer: bigint,
  { now, url }: { readonly now: Moment; readonly url: string },
): Promise<Cart | undefined> {
  const found = await findOpenCart(db, shop, customer, now);
  if (found === undefined) return undefined;
  return {
    startedAt: found.startedAt,
    url: found.recoveryUrl,
    products: found.products.map(({ handle, ...product }) => ({
      ...product,
      url: handle === undefined ? undefined : `${url}/products/${encodeURIComponent(handle)}`,
      price: undefined,
    })),
  };
}
