import { personName } from "#app/core/catalog/person-name.ts";
import { findCustomer } from "#app/db/customers/find-customer.server.ts";
import { findCustomersByEmail } from "#app/db/customers/find-customers-by-email.server.ts";
import { listPeople } from "#app/db/customers/list-people.server.ts";
import type { Database } from "#app/db/database.server.ts";
import { databaseNow } from "#app/db/now.server.ts";
import { findBuyersByOrderName } from "#app/db/orders/find-buyers-by-order-name.server.ts";
import { log } from "#app/log.server.ts";
import { recordView } from "#app/services/privacy/record-view.server.ts";
import { adminQuery } from "#app/services/shops/admin-query.server.ts";
import { searchCustomers } from "#app/shopify/search-customers.server.ts";
import { ShopifyFault } from "#app/shopify/shopify-fault.server.ts";

export type FoundPeople =
  | { readonly ok: true; readonly people: readonly FoundPerson[] }
  /** Names are sealed here, so Shopify is asked for them, which did not answer. */
  | { readonly ok: false; readonly reason: "shopify-silent" };

export interface FoundPerson {
  readonly customer: string;
  /** Empty when Shopify knows none. */
  readonly name: string;
  /** Tells people of the same name apart. */
  readonly email: string;
}

/** As many as one chooses from. */
const MOST = 10;

/**
 * Finds customers by what a merchant has at hand: an email address, an order's number, a customer's
 * id, or a name, for which Shopify is asked. Whom it finds is recorded.
 */
export async function findPeople(
  db: Database,
  shop: bigint,
  asked: { readonly text: string; readonly staff: string },
): Promise<FoundPeople> {
  const text = asked.text.trim().slice(0, 200);
  if (text === "") return { ok: true, people: [] };
  const ids = await findIds(db, shop, text);
  if (ids === undefined) return { ok: false, reason: "shopify-silent" };

  const known = await listPeople(db, shop, ids.slice(0, MOST));
  const people = [...known.values()].map((person) => ({
    customer: person.customer.toString(),
    name: personName(person),
    email: person.email,
  }));
  if (people.length > 0) {
    const subject = `customers found: ${people.map(({ customer }) => customer).join(" ")}`;
    await recordView(db, shop, { staff: asked.staff, subject, now: await databaseNow(db) });
  }
  return { ok: true, people };
}

async function findIds(db: Database, shop: bigint, text: string): Promise<bigint[] | undefined> {
  if (text.includes("@")) return findCustomersByEmail(db, shop, text);
  if (/\d/.test(text) && !/\s/.test(text)) {
    const found = await findCustomer(db, shop, text);
    const buyers = await findBuyersByOrderName(db, shop, [text, `#${text}`]);
    const ids = found ? [found.customer, ...buyers] : buyers;
    if (ids.length > 0) return [...new Set(ids)];
  }
  try {
    return await searchCustomers(
      (document, variables) => adminQuery(db, shop, document, variables),
      { name: text, most: MOST },
    );
  } catch (fault) {
    if (!(fault instanceof ShopifyFault)) throw fault;
    log("warn", "customer-search.failed", { shop, kind: fault.kind });
    return undefined;
  }
}
