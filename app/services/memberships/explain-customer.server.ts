import { FOREVER, type Moment } from "#app/core/calendar/moment.ts";
import { personName } from "#app/core/catalog/person-name.ts";
import type { Query } from "#app/core/language/ast.ts";
import { epochAt } from "#app/core/plan/epoch.ts";
import { explain } from "#app/core/plan/explain.ts";
import type { ExplainedCondition, Explanation, Fact } from "#app/core/plan/explanation.ts";
import { readsOf } from "#app/core/plan/reads.ts";
import { findCustomer } from "#app/db/customers/find-customer.server.ts";
import { listPeople } from "#app/db/customers/list-people.server.ts";
import type { Queryable } from "#app/db/database.server.ts";
import { findEngineNow } from "#app/db/memberships/find-engine-now.server.ts";
import { listPast, type PastInterval } from "#app/db/memberships/list-past.server.ts";
import { listOrderNames } from "#app/db/orders/list-order-names.server.ts";
import { findSegment } from "#app/db/segments/find-segment.server.ts";
import { loadHistories } from "#app/services/customers/load-histories.server.ts";
import { recordView } from "#app/services/privacy/record-view.server.ts";
import { isAssumed } from "#app/services/segments/members-at.server.ts";
import { storedQuery } from "#app/services/segments/stored-query.server.ts";
import { loadEpochs } from "./load-epochs.server.ts";

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
  readonly customer: string;
  readonly name: string;
  readonly past: readonly PastInterval[];
  /** What merchants call the orders that it speaks of, by their ids. */
  readonly orderNames: ReadonlyMap<string, string>;
}

/** Explains a customer's place in a segment now or at a past moment; the look is recorded. */
export async function explainCustomer(
  tx: Queryable,
  shop: bigint,
  asked: ExplainCustomerQuestion,
): Promise<CustomerExplanation | undefined> {
  const segment = await findSegment(tx, shop, asked.segment);
  const found = await findCustomer(tx, shop, asked.customer);
  if (!segment || !found) return undefined;
  const { customer } = found;

  const { now } = await findEngineNow(tx, shop);
  const query = storedQuery(segment.query);
  const explained = await explainQuery(tx, shop, { query, customer, at: asked.at ?? now });
  if (!explained) return undefined;

  await recordView(tx, shop, {
    staff: asked.staff,
    subject: `customer ${customer.toString()} in segment ${segment.segment}`,
    now,
  });
  const person = (await listPeople(tx, shop, [customer])).get(customer);
  const past = await listPast(tx, shop, segment.segment, customer);
  return {
    ...explained,
    segment: segment.segment,
    segmentName: segment.name,
    customer: customer.toString(),
    name: person === undefined ? "" : personName(person),
    past,
    orderNames: await listOrderNames(tx, shop, ordersIn(explained.explanation, past)),
  };
}

export interface ExplainedQuery {
  readonly explanation: Explanation;
  /** Some of it rests on values not yet observed then: the earliest known ones are assumed. */
  readonly assumed: boolean;
}

/** Explains any query, which need not be stored; `undefined` for a customer nobody knows. */
export async function explainQuery(
  tx: Queryable,
  shop: bigint,
  {
    query,
    customer,
    at,
  }: { readonly query: Query; readonly customer: bigint; readonly at: Moment },
): Promise<ExplainedQuery | undefined> {
  const withLines = readsOf(query).has("lines");
  const history = (await loadHistories(tx, shop, [customer], { withLines })).get(customer);
  if (!history) return undefined;
  const { context, until } = epochAt(await loadEpochs(tx, shop), at);
  const explanation = explain(query, history, at, context);
  return {
    // Past the epoch other settings hold, so nothing is promised for then.
    explanation: beyond(explanation.turn, until)
      ? { ...explanation, turn: undefined }
      : explanation,
    assumed: await isAssumed(tx, shop, { query, at }),
  };
}

function beyond(turn: Moment | undefined, until: Moment): boolean {
  return turn !== undefined && turn !== FOREVER && turn >= until;
}

function ordersIn({ condition }: Explanation, past: readonly PastInterval[]): string[] {
  const facts = condition ? factsIn(condition) : [];
  const orders = facts.flatMap((fact) => ("order" in fact ? [fact.order] : []));
  const causes = past.flatMap(({ enteredBy, leftBy }) => [enteredBy, leftBy]);
  const refs = causes.flatMap((each) => (each?.cause === "order" && each.ref ? [each.ref] : []));
  return [...new Set([...orders, ...refs.filter((ref) => /^\d{1,18}$/.test(ref))])];
}

function factsIn(explained: ExplainedCondition): Fact[] {
  switch (explained.kind) {
    case "leaf":
      return [...explained.counted, ...explained.uncounted.map(({ fact }) => fact)];
    case "not":
      return factsIn(explained.operand);
    default:
      return explained.operands.flatMap(factsIn);
  }
}
