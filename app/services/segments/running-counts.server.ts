import type { Moment } from "#app/core/calendar/moment.ts";
import type { Condition, Query } from "#app/core/language/ast.ts";
import { readQuery } from "#app/core/language/read-query.ts";
import type { Epoch } from "#app/core/plan/epoch.ts";
import { findKnownConsent } from "#app/db/customers/find-known-consent.server.ts";
import type { Queryable } from "#app/db/database.server.ts";
import { countSteps, type StepCounts } from "#app/db/segments/count-steps.server.ts";
import { invariant } from "#app/lib/invariant.ts";
import { loadCatalog } from "#app/services/shops/load-catalog.server.ts";
import { askedParts, findExtent } from "./asked-parts.server.ts";

export interface RunningCounts {
  /** Estimated from a part of the customers, where counting all would take too long. */
  readonly kind: "counted" | "estimated";
  /** All customers. */
  readonly customers: number;
  /** How many are left after each condition, in their order. The last is the size of the segment. */
  readonly steps: readonly CountedStep[];
  /** How many of those can be written to; `undefined` where nothing is known of consent. */
  readonly emailed: number | undefined;
  readonly texted: number | undefined;
  /** The newest of those left. */
  readonly sample: readonly bigint[];
}

export interface CountedStep {
  /** `undefined` where a query has no condition, or for the last of too many to show one by one. */
  readonly condition: Condition | undefined;
  readonly count: number;
}

/** Conditions that are counted one by one; those of a longer query together. */
const MOST_STEPS = 12;
/** Up to so many customers all are counted; of more, a sample of about so many. */
const COUNTED = 10_000;
const SAMPLES = 10;

/**
 * How many customers are left after each condition of a query, which must need nothing: 41,203, then
 * 6,120, then 2,884. With how many of those can be reached, and some of them; one statement.
 */
export async function runningCounts(
  tx: Queryable,
  shop: bigint,
  query: Query,
  { now, epoch }: { readonly now: Moment; readonly epoch: Epoch },
): Promise<RunningCounts> {
  const steps = stepsOf(query);
  const consents = await consentConditions(tx, shop);
  const whole = steps.length - 1;
  const queries = [
    ...steps.map(({ prefix }) => prefix),
    ...consents.map((consent) => both(query, consent)),
    EVERYONE,
  ];
  const extent = await findExtent(tx, shop, COUNTED);
  const found: StepCounts[] = [];
  for await (const asked of askedParts(tx, shop, extent, { at: now, size: COUNTED })) {
    const run = { epoch, asked, sampleOf: whole, samples: SAMPLES };
    found.push(await countSteps(tx, shop, queries, run));
  }
  const countOf = (place: number) =>
    Math.round(found.reduce((sum, { counts }) => sum + (counts[place] ?? 0), 0) * extent.scale);
  const known = await findKnownConsent(tx, shop);
  return {
    kind: extent.kind === "range" ? "counted" : "estimated",
    customers: countOf(queries.length - 1),
    steps: steps.map(({ condition }, place) => ({ condition, count: countOf(place) })),
    emailed: known.email ? countOf(steps.length) : undefined,
    texted: known.sms ? countOf(steps.length + 1) : undefined,
    sample: found.flatMap(({ sample }) => sample).slice(0, SAMPLES),
  };
}

const EVERYONE: Query = { kind: "query", condition: undefined };

interface Step {
  readonly condition: Condition | undefined;
  /** This condition and those before it. */
  readonly prefix: Query;
}

function stepsOf(query: Query): Step[] {
  const { condition } = query;
  if (condition?.kind !== "and") return [{ condition, prefix: query }];
  const { operands } = condition;
  const steps = operands.slice(0, MOST_STEPS).map((operand, place): Step => {
    const before = operands.slice(0, place + 1);
    const prefix = before.length === 1 ? operand : { ...condition, operands: before };
    return { condition: operand, prefix: { kind: "query", condition: prefix } };
  });
  if (operands.length > MOST_STEPS) steps.push({ condition: undefined, prefix: query });
  return steps;
}

/** Who may be written to by email, and by text. */
async function consentConditions(tx: Queryable, shop: bigint): Promise<Condition[]> {
  const catalog = await loadCatalog(tx, shop);
  return ["email", "sms"].map((channel) => {
    const read = readQuery(`${channel}_subscription_status = 'SUBSCRIBED'`, catalog);
    invariant(read.ok && read.query.condition, "consent can be asked for");
    return read.query.condition;
  });
}

function both({ condition }: Query, other: Condition): Query {
  if (condition === undefined) return { kind: "query", condition: other };
  const { span } = condition;
  return { kind: "query", condition: { kind: "and", operands: [condition, other], span } };
}
