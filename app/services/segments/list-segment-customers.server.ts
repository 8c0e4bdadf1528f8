import { FOREVER, type Moment } from "#app/core/calendar/moment.ts";
import type { CustomerHistory } from "#app/core/catalog/customer-history.ts";
import { personName } from "#app/core/catalog/person-name.ts";
import { heldSince } from "#app/core/engine/held-since.ts";
import type { Query } from "#app/core/language/ast.ts";
import type { Epoch } from "#app/core/plan/epoch.ts";
import { readsOf } from "#app/core/plan/reads.ts";
import { turningMoment } from "#app/core/plan/turning-moment.ts";
import { listOrderTotals } from "#app/db/customers/list-order-totals.server.ts";
import { listPeople } from "#app/db/customers/list-people.server.ts";
import type { Queryable } from "#app/db/database.server.ts";
import type { SegmentRecord } from "#app/db/segments/find-segment.server.ts";
import { listMembers, type MemberOrder } from "#app/db/segments/list-members.server.ts";
import { loadHistories } from "#app/services/customers/load-histories.server.ts";
import { loadEpochs } from "#app/services/memberships/load-epochs.server.ts";
import { loadVocabulary } from "#app/services/shops/load-vocabulary.server.ts";
import { storedDefinition } from "./stored-definition.server.ts";

/** One row of a segment's page. */
export interface SegmentCustomer {
  readonly customer: string;
  readonly name: string;
  readonly spent: bigint;
  readonly lastOrderAt: Moment | undefined;
  /** `undefined` where they joined before it was made and it takes too long to find out when. */
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
    readonly sort: MemberOrder;
    readonly limit: number;
    readonly offset: number;
  },
): Promise<SegmentCustomer[]> {
  const { now, epoch } = asked;
  const { excludedTraits } = epoch.context;
  const members = await listMembers(tx, shop, segment, {
    limit: asked.limit,
    offset: asked.offset,
    by: { sort: asked.sort, at: now, excludedTraits },
  });
  const ids = members.map(({ customer }) => customer);
  const query = storedDefinition(segment, await loadVocabulary(tx, shop));
  const people = await listPeople(tx, shop, ids);
  const totals = await listOrderTotals(tx, shop, ids, {
    at: now,
    excludedTraits,
  });
  const withLines = readsOf(query).has("lines");
  const histories = await loadHistories(tx, shop, ids, { withLines });
  const epochs = await loadEpochs(tx, shop);
  // Nobody joins or leaves a snapshot by what they do.
  const isLive = segment.kind === "live";
  return members.map(({ customer, enteredAt }) => {
    const person = people.get(customer);
    const total = totals.get(customer);
    const history = histories.get(customer);
    return {
      customer: customer.toString(),
      name: person === undefined ? "" : personName(person),
      spent: total?.net ?? 0n,
      lastOrderAt: total?.lastOrderAt,
      joinedAt:
        isLive && enteredAt === segment.liveFrom
          ? history && heldSince(query, history, epochs, enteredAt)
          : enteredAt,
      leavesAt: isLive ? leaves(query, history, now, epoch) : undefined,
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
