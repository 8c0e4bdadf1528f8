import type { Moment } from "#app/core/calendar/moment.ts";
import { type OrderTrait, orderTraits } from "#app/core/commerce/order-traits.ts";
import { epochAt } from "#app/core/plan/epoch.ts";
import { personName } from "#app/core/catalog/person-name.ts";
import { findCustomer } from "#app/db/customers/find-customer.server.ts";
import { listOrderTotals } from "#app/db/customers/list-order-totals.server.ts";
import { listOrders } from "#app/db/customers/list-orders.server.ts";
import { listPeople } from "#app/db/customers/list-people.server.ts";
import type { Database, Queryable } from "#app/db/database.server.ts";
import { databaseNow } from "#app/db/now.server.ts";
import { listSegments } from "#app/db/segments/list-segments.server.ts";
import {
  listSegmentsOf,
  type SegmentOfCustomer,
} from "#app/db/segments/list-segments-of.server.ts";
import { recordView } from "#app/services/privacy/record-view.server.ts";
import { storedDefinition } from "#app/services/segments/stored-definition.server.ts";
import { loadVocabulary } from "#app/services/shops/load-vocabulary.server.ts";
import { joinedBefore } from "#app/services/memberships/joined-before.server.ts";
import { loadEpochs } from "#app/services/memberships/load-epochs.server.ts";

/** More orders than a person looks through. */
const ORDERS = 100;

export interface CustomerView {
  readonly customer: string;
  readonly name: string;
  readonly email: string;
  readonly addedAt: Moment | undefined;
  readonly orders: number;
  readonly spent: bigint;
  readonly segments: readonly {
    readonly segment: string;
    readonly name: string;
    /** `undefined` where they joined before it was made and it takes too long to find out when. */
    readonly since: Moment | undefined;
  }[];
  /** The live segments that they are not in. */
  readonly otherSegments: readonly { readonly segment: string; readonly name: string }[];
  readonly placed: readonly {
    readonly order: string;
    readonly name: string;
    readonly placed: Moment;
    readonly net: bigint;
    /** Why it does not count; empty when it does. */
    readonly excludedFor: readonly OrderTrait[];
  }[];
}

/** Shows a customer with their segments and orders, also those that do not count; the look is recorded. */
export async function showCustomer(
  db: Database,
  shop: bigint,
  asked: { readonly customer: string; readonly staff: string },
): Promise<CustomerView | undefined> {
  const found = await findCustomer(db, shop, asked.customer);
  if (found === undefined) return undefined;
  const { customer, addedAt } = found;

  const now = await databaseNow(db);
  const { excludedTraits } = epochAt(await loadEpochs(db, shop), now).context;
  await recordView(db, shop, {
    staff: asked.staff,
    subject: `customer ${customer.toString()}`,
    now,
  });
  const person = (await listPeople(db, shop, [customer])).get(customer);
  const totals = await listOrderTotals(db, shop, [customer], { at: now, excludedTraits });
  const segments = await listSegmentsOf(db, shop, customer);
  const since = await sinceWhen(db, shop, customer, segments);
  const others = (await listSegments(db, shop)).filter(
    ({ segment, kind, members }) =>
      kind === "live" && members !== undefined && !segments.some((own) => own.segment === segment),
  );
  const orders = await listOrders(db, shop, customer, { at: now, limit: ORDERS });
  return {
    customer: customer.toString(),
    name: person === undefined ? "" : personName(person),
    email: person?.email ?? "",
    addedAt,
    orders: totals.get(customer)?.orders ?? 0,
    spent: totals.get(customer)?.net ?? 0n,
    segments: segments.map(({ segment, name }) => ({ segment, name, since: since.get(segment) })),
    otherSegments: others.map(({ segment, name }) => ({ segment, name })),
    placed: orders.map(({ order, traits, ...rest }) => ({
      ...rest,
      order: order.toString(),
      excludedFor: orderTraits(traits & excludedTraits),
    })),
  };
}

/** Since when the customer has been in each of the segments they are in, by the segments' ids. */
async function sinceWhen(
  tx: Queryable,
  shop: bigint,
  customer: bigint,
  segments: readonly SegmentOfCustomer[],
): Promise<Map<string, Moment>> {
  const vocabulary = await loadVocabulary(tx, shop);
  const since = new Map<string, Moment>();
  for (const { segment, definition, enteredAt, liveFrom } of segments) {
    const asked = { query: storedDefinition(definition, vocabulary), at: liveFrom };
    const joined =
      enteredAt === liveFrom
        ? (await joinedBefore(tx, shop, asked, [customer])).get(customer)
        : enteredAt;
    if (joined !== undefined) since.set(segment, joined);
  }
  return since;
}
