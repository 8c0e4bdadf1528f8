import type { Moment } from "#app/core/calendar/moment.ts";
import { epochAt } from "#app/core/plan/epoch.ts";
import { personName } from "#app/core/catalog/person-name.ts";
import { listPeople } from "#app/db/customers/list-people.server.ts";
import type { Database, Queryable } from "#app/db/database.server.ts";
import { databaseNow } from "#app/db/now.server.ts";
import { findSegment } from "#app/db/segments/find-segment.server.ts";
import {
  listSegmentChanges,
  type SegmentChange,
} from "#app/db/segments/list-segment-changes.server.ts";
import { findShop } from "#app/db/shops/find-shop.server.ts";
import { invariant } from "#app/lib/invariant.ts";
import { recordView } from "#app/services/privacy/record-view.server.ts";
import { loadEpochs } from "#app/services/memberships/load-epochs.server.ts";
import { listSegmentCustomers, type SegmentCustomer } from "./list-segment-customers.server.ts";

const PAGE_SIZE = 25;
const CHANGES = 15;

/** A segment's page. */
export interface SegmentView {
  readonly segment: string;
  readonly name: string;
  readonly query: string;
  /** `undefined` until the first build is done. */
  readonly members: number | undefined;
  /** A changed definition is being worked out; everything here is still by the one before. */
  readonly isRebuilding: boolean;
  readonly now: Moment;
  /** The moment up to which the shop's clock has run: what is shown is true at it. */
  readonly checkedAt: Moment;
  readonly page: number;
  readonly pageSize: number;
  readonly customers: readonly SegmentCustomer[];
  readonly changes: readonly SegmentChangeView[];
}

export interface SegmentChangeView extends Omit<SegmentChange, "customer"> {
  readonly customer: string;
  readonly name: string;
}

/** Shows a segment with one page of its customers and its latest changes; the look is recorded. */
export async function showSegment(
  db: Database,
  shop: bigint,
  asked: { readonly segment: string; readonly page: number; readonly staff: string },
): Promise<SegmentView | undefined> {
  const { page, staff } = asked;
  const found = await findSegment(db, shop, asked.segment);
  if (found === undefined) return undefined;
  const { segment, name, query, members } = found;

  const now = await databaseNow(db);
  const record = await findShop(db, shop);
  invariant(record, "a segment's shop is registered");
  const epoch = epochAt(await loadEpochs(db, shop), now);
  await recordView(db, shop, { staff, subject: `segment ${segment} page ${page}`, now });
  return {
    segment,
    name,
    query,
    members,
    isRebuilding: members !== undefined && found.newestQuery !== query,
    now,
    checkedAt: Math.min(now, record.evaluatedTo),
    page,
    pageSize: PAGE_SIZE,
    customers: await listSegmentCustomers(db, shop, found, {
      now,
      epoch,
      limit: PAGE_SIZE,
      offset: (page - 1) * PAGE_SIZE,
    }),
    changes: await listNamedChanges(db, shop, segment),
  };
}

async function listNamedChanges(
  tx: Queryable,
  shop: bigint,
  segment: string,
): Promise<SegmentChangeView[]> {
  const changes = await listSegmentChanges(tx, shop, segment, CHANGES);
  const people = await listPeople(
    tx,
    shop,
    changes.map(({ customer }) => customer),
  );
  return changes.map((change) => {
    const person = people.get(change.customer);
    return {
      ...change,
      customer: change.customer.toString(),
      name: person === undefined ? "" : personName(person),
    };
  });
}
