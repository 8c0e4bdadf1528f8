import type { Moment } from "#app/core/calendar/moment.ts";
import type { Queryable } from "#app/db/database.server.ts";
import { findEngineNow } from "#app/db/memberships/find-engine-now.server.ts";
import { listPast, type PastInterval } from "#app/db/memberships/list-past.server.ts";
import { listOrderNames } from "#app/db/orders/list-order-names.server.ts";
import { findSegment } from "#app/db/segments/find-segment.server.ts";
import { storedQuery } from "#app/services/segments/stored-query.server.ts";
import { loadCatalog } from "#app/services/shops/load-catalog.server.ts";
import { type ExplainedQuery, explainQuery } from "./explain-query.server.ts";

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
  readonly past: readonly PastInterval[];
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
  const query = storedQuery(found.query, await loadCatalog(tx, shop));
  const explained = await explainQuery(tx, shop, { query, customer, at: moment, staff });
  if (!explained) return undefined;

  const past = await listPast(tx, shop, segment, explained.customer);
  const causes = await listOrderNames(tx, shop, ordersIn(past));
  return {
    ...explained,
    segment,
    segmentName,
    past,
    orderNames: new Map([...explained.orderNames, ...causes]),
  };
}

function ordersIn(past: readonly PastInterval[]): string[] {
  return past
    .flatMap(({ enteredBy, leftBy }) => [enteredBy, leftBy])
    .flatMap((each) => (each?.cause === "order" && each.ref !== undefined ? [each.ref] : []))
    .filter((ref) => /^\d{1,18}$/.test(ref));
}
