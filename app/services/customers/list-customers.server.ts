import type { Moment } from "#app/core/calendar/moment.ts";
import { epochAt } from "#app/core/plan/epoch.ts";
import { personName } from "#app/core/catalog/person-name.ts";
import { countCustomers } from "#app/db/customers/count-customers.server.ts";
import { findCustomersByEmail } from "#app/db/customers/find-customers-by-email.server.ts";
import { listCustomers as listIds } from "#app/db/customers/list-customers.server.ts";
import { listOrderTotals } from "#app/db/customers/list-order-totals.server.ts";
import { listPeople } from "#app/db/customers/list-people.server.ts";
import type { Database } from "#app/db/database.server.ts";
import { databaseNow } from "#app/db/now.server.ts";
import { recordView } from "#app/services/privacy/record-view.server.ts";
import { loadEpochs } from "#app/services/memberships/load-epochs.server.ts";

const PAGE_SIZE = 25;

export interface CustomerSummary {
  readonly customer: string;
  readonly name: string;
  readonly orders: number;
  readonly spent: bigint;
  readonly lastOrderAt: Moment | undefined;
}

export interface CustomersView {
  readonly email: string;
  readonly page: number;
  readonly pageSize: number;
  readonly total: number;
  readonly customers: readonly CustomerSummary[];
}

/** Lists the shop's customers a page at a time, or those with one address; the look is recorded. */
export async function listCustomers(
  db: Database,
  shop: bigint,
  asked: { readonly email: string; readonly page: number; readonly staff: string },
): Promise<CustomersView> {
  const { email, page, staff } = asked;
  const found = await findPage(db, shop, email, page);
  const now = await databaseNow(db);
  const { context } = epochAt(await loadEpochs(db, shop), now);
  const { excludedTraits } = context;
  const people = await listPeople(db, shop, found.ids);
  const totals = await listOrderTotals(db, shop, found.ids, { at: now, excludedTraits });
  // The address itself is personal: that someone searched is recorded with whom they found.
  const subject = email === "" ? `customers page ${page}` : `customer ${found.ids.join(" ")}`;
  if (found.ids.length > 0) await recordView(db, shop, { staff, subject, now });
  return {
    email,
    page,
    pageSize: PAGE_SIZE,
    total: found.total,
    customers: found.ids.map((id) => {
      const person = people.get(id);
      const total = totals.get(id);
      return {
        customer: id.toString(),
        name: person === undefined ? "" : personName(person),
        orders: total?.orders ?? 0,
        spent: total?.net ?? 0n,
        lastOrderAt: total?.lastOrderAt,
      };
    }),
  };
}

async function findPage(
  db: Database,
  shop: bigint,
  email: string,
  page: number,
): Promise<{ readonly ids: readonly bigint[]; readonly total: number }> {
  if (email !== "") {
    const ids = await findCustomersByEmail(db, shop, email);
    return { ids, total: ids.length };
  }
  const limits = { limit: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE };
  return { ids: await listIds(db, shop, limits), total: await countCustomers(db, shop) };
}
