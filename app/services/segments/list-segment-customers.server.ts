import { FOREVER, type Moment } from "#app/core/calendar/moment.ts";
import type { CustomerHistory } from "#app/core/catalog/customer-history.ts";
import { personName } from "#app/core/catalog/person-name.ts";
import type { Query } from "#app/core/language/ast.ts";
import type { Epoch } from "#app/core/plan/epoch.ts";
import { readsOf } from "#app/core/plan/reads.ts";
import { turningMoment } from "#app/core/plan/turning-moment.ts";
import { listOrderTotals } from "#app/db/customers/list-order-totals.server.ts";
import { listPeople } from "#app/db/customers/list-people.server.ts";
import type { Queryable } from "#app/db/database.server.ts";
import type { SegmentRecord } from "#app/db/segments/find-segment.server.ts";
import { listMembers } from "#app/db/segments/list-members.server.ts";
import { loadHistories } from "#app/services/customers/load-histories.server.ts";
import { loadCatalog } from "#app/services/shops/load-catalog.server.ts";
import { storedQuery } from "./stored-query.server.ts";

/** One row of a segment's page. */
export interface SegmentCustomer {
  readonly customer: string;
  readonly name: string;
  readonly spent: bigint;
  readonly lastOrderAt: Moment | undefined;
  /** `undefined` when they were in it from its first moment on. */
  readonly joinedAt: Moment | undefined;
  /** When time alone takes them out; `undefined` when it never does, or that takes too long to find out. */
  readonly leavesAt: Moment | undefined;
}

/** Lists one page of a segment's customers as of a moment, with their names opened. */
export async function listSegmentCustomers(
  tx: Queryable,
  shop: bigint,
  segment: SegmentRecord,
  asked: {
    readonly now: Moment;
    readonly epoch: Epoch;
    readonly limit: number;
    readonly offset: number;
  },
): Promise<SegmentCustomer[]> {
  const { now, epoch } = asked;
  const members = await listMembers(tx, shop, segment, asked);
  const ids = members.map(({ customer }) => customer);
  const query = storedQuery(segment.query, await loadCatalog(tx, shop));
  const people = await listPeople(tx, shop, ids);
  const totals = await listOrderTotals(tx, shop, ids, {
    at: now,
    excludedTraits: epoch.context.excludedTraits,
  });
  const withLines = readsOf(query).has("lines");
  const histories = await loadHistories(tx, shop, ids, { withLines });
  return members.map(({ customer, enteredAt }) => {
    const person = people.get(customer);
    const total = totals.get(customer);
    return {
      customer: customer.toString(),
      name: person === undefined ? "" : personName(person),
      spent: total?.net ?? 0n,
      lastOrderAt: total?.lastOrderAt,
      joinedAt: enteredAt === segment.liveFrom ? undefined : enteredAt,
      leavesAt: leaves(query, histories.get(customer), now, epoch),
    };
  });
}

function leaves(
  query: Query,
  history: CustomerHistory | undefined,
  now: Moment,
  { until, context }: Epoch,
): Moment | undefined {
  const moment = history && turningMoment(query, history, now, context);
  // Past the epoch other settings hold, which are not known yet to be any: say nothing then.
  return moment === undefined || moment === FOREVER || moment >= until ? undefined : moment;
}
