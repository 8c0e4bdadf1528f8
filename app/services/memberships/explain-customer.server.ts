import type { Moment } from "#app/core/calendar/moment.ts";
import type { Query } from "#app/core/language/ast.ts";
import { joinPast, type PastStretch } from "#app/core/engine/join-past.ts";
import type { Queryable } from "#app/db/database.server.ts";
import { findEngineNow } from "#app/db/memberships/find-engine-now.server.ts";
import { listPast } from "#app/db/memberships/list-past.server.ts";
import { listOrderNames } from "#app/db/orders/list-order-names.server.ts";
import { findSegment, type SegmentRecord } from "#app/db/segments/find-segment.server.ts";
import { storedDefinition } from "#app/services/segments/stored-definition.server.ts";
import { loadVocabulary } from "#app/services/shops/load-vocabulary.server.ts";
import { type ExplainedQuery, explainQuery } from "./explain-query.server.ts";
import { joinedBefore } from "./joined-before.server.ts";

export interface ExplainCustomerQuestion {
  readonly segment: string;
  readonly customer: string;
  /** A past moment; now when left out. */
  readonly at?: Moment | undefined;
  readonly staff: string;
}

/** Why a customer is in a segment, or not, and when they were. */
export interface CustomerExplanation extends ExplainedQuery {
  readonly segment: string;
  readonly segmentName: string;
  /** When they were in it, under whatever definition. */
  readonly past: readonly PastStretch[];
}

/** Explains a customer's place in a segment now or at a past moment; the look is recorded. */
export async function explainCustomer(
  tx: Queryable,
  shop: bigint,
  { customer, at, staff, ...asked }: ExplainCustomerQuestion,
): Promise<CustomerExplanation | undefined> {
  const found = await findSegment(tx, shop, asked.segment);
  if (!found) return undefined;
  const { segment, name: segmentName } = found;

  const moment = at ?? (await findEngineNow(tx, shop)).now;
  const query = storedDefinition(found, await loadVocabulary(tx, shop));
  const explained = await explainQuery(tx, shop, { query, customer, at: moment, staff });
  if (!explained) return undefined;

  const { customer: id } = explained;
  const told = joinPast(await listPast(tx, shop, segment, id));
  const past = await withBeginning(tx, shop, { found, query, customer: id }, told);
  const causes = await listOrderNames(tx, shop, ordersIn(past));
  return {
    ...explained,
    segment,
    segmentName,
    past,
    orderNames: new Map([...explained.orderNames, ...causes]),
  };
}

/** Whoever was in it when it was made joined before: that is worked out from what is known of them. */
async function withBeginning(
  tx: Queryable,
  shop: bigint,
  asked: { readonly found: SegmentRecord; readonly query: Query; readonly customer: bigint },
  past: readonly PastStretch[],
): Promise<PastStretch[]> {
  const { found, query, customer } = asked;
  const { liveFrom } = found;
  const isFromStart = ({ entered, enteredBy }: PastStretch) =>
    entered === liveFrom && enteredBy === undefined;
  if (liveFrom === undefined || !past.some(isFromStart)) return [...past];
  const joined = await joinedBefore(tx, shop, { query, at: liveFrom }, [customer]);
  return past.map((stretch) =>
    isFromStart(stretch) ? { ...stretch, entered: joined.get(customer) ?? liveFrom } : stretch,
  );
}

function ordersIn(past: readonly PastStretch[]): string[] {
  return past
    .flatMap(({ enteredBy, leftBy }) => [enteredBy, leftBy])
    .flatMap((each) => (each?.cause === "order" && each.ref !== undefined ? [each.ref] : []))
    .filter((ref) => /^\d{1,18}$/.test(ref));
}
