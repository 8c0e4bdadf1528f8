import { personName } from "#app/core/catalog/person-name.ts";
import { findCustomersByEmail } from "#app/db/customers/find-customers-by-email.server.ts";
import { listCustomers } from "#app/db/customers/list-customers.server.ts";
import { listPeople } from "#app/db/customers/list-people.server.ts";
import type { Database } from "#app/db/database.server.ts";
import { databaseNow } from "#app/db/now.server.ts";
import { findSegment } from "#app/db/segments/find-segment.server.ts";
import { listMembers } from "#app/db/segments/list-members.server.ts";
import { recordView } from "#app/services/privacy/record-view.server.ts";

/** How many of each group are offered: enough to see different people, few enough to read. */
const OFFERED = 5;

/** Customers that stand together in a picker. */
export interface CustomerGroup {
  /** The segment's name; `undefined` for those found and for the newest. */
  readonly segment: string | undefined;
  readonly customers: readonly { readonly customer: string; readonly name: string }[];
}

/** Offers customers to preview as: some of each segment and the newest, or those with one address. */
export async function pickCustomers(
  db: Database,
  shop: bigint,
  asked: { readonly email: string; readonly segments: readonly string[]; readonly staff: string },
): Promise<CustomerGroup[]> {
  const groups =
    asked.email === ""
      ? await gather(db, shop, asked.segments)
      : [{ segment: undefined, ids: await findCustomersByEmail(db, shop, asked.email) }];
  const ids = groups.flatMap((group) => group.ids);
  const people = await listPeople(db, shop, ids);
  const now = await databaseNow(db);
  const subject = `customers to choose from: ${ids.join(" ")}`;
  if (ids.length > 0) await recordView(db, shop, { staff: asked.staff, subject, now });
  return groups.map(({ segment, ids: members }) => ({
    segment,
    customers: members.map((id) => {
      const person = people.get(id);
      return { customer: id.toString(), name: person === undefined ? "" : personName(person) };
    }),
  }));
}

interface Group {
  readonly segment: string | undefined;
  readonly ids: readonly bigint[];
}

async function gather(db: Database, shop: bigint, segments: readonly string[]): Promise<Group[]> {
  const page = { limit: OFFERED, offset: 0 };
  const groups: Group[] = [];
  for (const segment of segments) {
    const found = await findSegment(db, shop, segment);
    if (found === undefined) continue;
    const members = await listMembers(db, shop, found, page);
    groups.push({ segment: found.name, ids: members.map(({ customer }) => customer) });
  }
  groups.push({ segment: undefined, ids: await listCustomers(db, shop, page) });
  return groups.filter(({ ids }) => ids.length > 0);
}
