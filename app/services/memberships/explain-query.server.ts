import { FOREVER, type Moment } from "#app/core/calendar/moment.ts";
import { personName } from "#app/core/catalog/person-name.ts";
import type { Query } from "#app/core/language/ast.ts";
import { type Epoch, epochAt } from "#app/core/plan/epoch.ts";
import { explain } from "#app/core/plan/explain.ts";
import type { ExplainedCondition, Explanation, Fact } from "#app/core/plan/explanation.ts";
import { readsOf } from "#app/core/plan/reads.ts";
import { findCustomer } from "#app/db/customers/find-customer.server.ts";
import { listPeople } from "#app/db/customers/list-people.server.ts";
import type { Queryable } from "#app/db/database.server.ts";
import { databaseNow } from "#app/db/now.server.ts";
import { listOrderNames } from "#app/db/orders/list-order-names.server.ts";
import { loadHistories } from "#app/services/customers/load-histories.server.ts";
import { recordView } from "#app/services/privacy/record-view.server.ts";
import { isAssumed } from "#app/services/segments/is-assumed.server.ts";
import { loadEpochs } from "./load-epochs.server.ts";

export interface ExplainQueryQuestion {
  readonly query: Query;
  readonly customer: string;
  readonly at: Moment;
  /** Who wants to know. */
  readonly staff: string;
}

/** Why a customer fulfils a query at a moment, or does not. */
export interface ExplainedQuery {
  readonly customer: bigint;
  readonly name: string;
  readonly explanation: Explanation;
  /** Some of it rests on values not yet observed then: the earliest known ones are assumed. */
  readonly assumed: boolean;
  /** What merchants call the orders that it speaks of, by their ids. */
  readonly orderNames: ReadonlyMap<string, string>;
}

/** Explains a query, which need not be stored, for one customer; the look is recorded. */
export async function explainQuery(
  tx: Queryable,
  shop: bigint,
  { query, at, ...asked }: ExplainQueryQuestion,
): Promise<ExplainedQuery | undefined> {
  const found = await findCustomer(tx, shop, asked.customer);
  if (!found) return undefined;
  const { customer } = found;
  const withLines = readsOf(query).has("lines");
  const history = (await loadHistories(tx, shop, [customer], { withLines })).get(customer);
  if (!history) return undefined;

  const subject = `customer ${customer.toString()}`;
  await recordView(tx, shop, { staff: asked.staff, subject, now: await databaseNow(tx) });
  const epoch = epochAt(await loadEpochs(tx, shop), at);
  const explanation = withinEpoch(explain(query, history, at, epoch.context), epoch);
  const person = (await listPeople(tx, shop, [customer])).get(customer);
  return {
    customer,
    name: person === undefined ? "" : personName(person),
    explanation,
    assumed: await isAssumed(tx, shop, { query, at }),
    orderNames: await listOrderNames(tx, shop, ordersIn(explanation)),
  };
}

/** Past the epoch other settings hold, so nothing is promised for then. */
function withinEpoch(explanation: Explanation, { until }: Epoch): Explanation {
  const { turn } = explanation;
  if (turn === undefined || turn === FOREVER || turn < until) return explanation;
  return { ...explanation, turn: undefined };
}

function ordersIn({ condition }: Explanation): string[] {
  const facts = condition ? factsIn(condition) : [];
  return [...new Set(facts.flatMap((fact) => ("order" in fact ? [fact.order] : [])))];
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
