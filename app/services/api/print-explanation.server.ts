import { printInstant } from "#app/core/calendar/print-instant.ts";
import { printCondition, printTest } from "#app/core/language/printer.ts";
import type {
  CustomerValue,
  ExplainedCondition,
  ExplainedLeaf,
  Explanation,
  Needed,
  Turn,
} from "#app/core/plan/explanation.ts";
import type { PastInterval } from "#app/db/memberships/list-past.server.ts";
import type { CustomerExplanation } from "#app/services/memberships/explain-customer.server.ts";

/** An explanation as programs read it. */
export interface PrintedExplanation {
  readonly segment: { readonly id: string; readonly name: string };
  readonly at: string | null;
  readonly inside: boolean;
  /** False before the customer was known. */
  readonly known: boolean;
  readonly assumed: boolean;
  /** When time alone changes the answer; null for never, left out when it takes too long to tell. */
  readonly changesAt?: string | null;
  /** Null where the segment asks nothing. */
  readonly condition: PrintedCondition | null;
  /** When they were in it, and why that began and ended. */
  readonly past: readonly {
    readonly from: string | null;
    readonly until: string | null;
    readonly enteredBy: PastInterval["enteredBy"] | null;
    readonly leftBy: PastInterval["leftBy"] | null;
  }[];
  /** What merchants call the orders above. */
  readonly orderNames: Readonly<Record<string, string>>;
}

interface PrintedCondition {
  readonly holds: boolean;
  readonly changesAt?: string | null;
  /** In the language of segments; absent for groups. */
  readonly query?: string;
  readonly all?: readonly PrintedCondition[];
  readonly any?: readonly PrintedCondition[];
  readonly not?: PrintedCondition;
  readonly [leaf: string]: unknown;
}

/** Prints it: instants as ISO 8601 in UTC, conditions as queries, everything else as it is. */
export function printExplanation(explained: CustomerExplanation): PrintedExplanation {
  const { explanation, segment, segmentName, past, assumed, orderNames } = explained;
  const { at, holds, known, condition, turn } = explanation satisfies Explanation;
  return {
    segment: { id: segment, name: segmentName },
    at: printInstant(at),
    inside: holds,
    known,
    assumed,
    ...printTurn(turn),
    condition: condition === undefined ? null : print(condition),
    past: past.map(({ entered, enteredBy, left, leftBy }) => ({
      from: printInstant(entered),
      until: printInstant(left),
      enteredBy: enteredBy ?? null,
      leftBy: leftBy ?? null,
    })),
    orderNames: Object.fromEntries(orderNames),
  };
}

function print(explained: ExplainedCondition): PrintedCondition {
  const { holds, turn } = explained;
  const base = { holds, ...printTurn(turn) };
  switch (explained.kind) {
    case "and":
      return { ...base, all: explained.operands.map(print) };
    case "or":
      return { ...base, any: explained.operands.map(print) };
    case "not":
      return { ...base, not: print(explained.operand) };
    case "reference": {
      const { condition, operands } = explained;
      return { ...base, query: printCondition(condition), segments: operands.map(print) };
    }
    case "segment": {
      const { segment: id, name, operands } = explained;
      return { ...base, segment: { id, name }, condition: operands.map(print)[0] ?? null };
    }
    case "leaf":
      return { ...base, ...printLeaf(explained) };
  }
}

function printLeaf({ condition, filters, measured, counted, uncounted }: ExplainedLeaf) {
  return {
    query: printCondition(condition),
    measured: measured.map(({ parameter, value, needed }) => ({
      ...(parameter !== undefined && { parameter }),
      value: printValue(value),
      ...(needed && { needed: printNeeded(needed) }),
    })),
    filters: filters.map(printNeeded),
    counted: withInstants(counted),
    uncounted: withInstants(uncounted),
  };
}

function printValue(value: CustomerValue): unknown {
  return withInstants(value);
}

function printNeeded({ parameter, test, stretches, outside }: Needed) {
  return {
    ...(parameter !== undefined && { parameter }),
    test: printTest(test),
    ...(stretches.length > 0 && { stretches: withInstants(stretches), outside }),
  };
}

function printTurn(turn: Turn): { readonly changesAt?: string | null } {
  return turn === undefined ? {} : { changesAt: printInstant(turn) };
}

/** The keys under which the parts of an explanation keep moments. */
const MOMENTS: ReadonlySet<string> = new Set([
  "at",
  "placed",
  "abandoned",
  "from",
  "before",
  "moment",
  "date",
]);

function withInstants(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withInstants);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]: [string, unknown]) => [
      key,
      MOMENTS.has(key) && typeof inner === "number" ? printInstant(inner) : withInstants(inner),
    ]),
  );
}
