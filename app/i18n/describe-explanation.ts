import { FOREVER } from "#app/core/calendar/moment.ts";
import type {
  ExplainedCondition,
  ExplainedLeaf,
  ExplainedReference,
  ExplainedSegment,
  Explanation,
  Fact,
} from "#app/core/plan/explanation.ts";
import { describeFact, describeUncounted } from "./describe-fact.ts";
import { describeNeeded, describeValue } from "./describe-measured.ts";
import { describeCondition } from "./describe-query.ts";
import type { ExplanationSettings } from "./explanation-settings.ts";

/** Whom and what it is about, as they are called. */
export interface ExplanationNames {
  readonly person: string;
  readonly segment: string;
  /** The past moment asked about, said; absent for now. */
  readonly then?: string;
}

export interface DescribedExplanation {
  /** "Anna is not in Lapsed." */
  readonly answer: string;
  /** "Stays until 3 Dec 2026, 14:05 GMT."; empty where there is nothing to say. */
  readonly outlook: string;
  readonly condition: DescribedCondition | undefined;
}

export interface DescribedCondition {
  readonly holds: boolean;
  readonly text: string;
  /** The customer's value and what it has to be; empty for groups. */
  readonly value: string;
  readonly needed: string;
  /** What it rests on, and what was left out with the reason. */
  readonly counted: readonly string[];
  readonly uncounted: readonly string[];
  readonly operands: readonly DescribedCondition[];
}

/** Says an explanation for the merchant: the answer first, then each condition. */
export function describeExplanation(
  explanation: Explanation,
  names: ExplanationNames,
  settings: ExplanationSettings,
): DescribedExplanation {
  const { condition, holds, turn } = explanation;
  const { words, format } = settings;
  return {
    answer: answerOf(explanation, names, settings),
    outlook: words.outlook(holds, {
      turn,
      when: turn === undefined || turn === FOREVER ? "" : format.moment(turn),
      orders: condition !== undefined && asksOrders(condition),
    }),
    condition: condition && describeExplained(condition, settings),
  };
}

function answerOf(
  { known, holds }: Explanation,
  { person, segment, then }: ExplanationNames,
  { words }: ExplanationSettings,
): string {
  if (!known) return words.notKnown(person);
  if (then !== undefined) return (holds ? words.wasIn : words.wasNotIn)(person, segment, then);
  return (holds ? words.isIn : words.isNotIn)(person, segment);
}

function describeExplained(
  explained: ExplainedCondition,
  settings: ExplanationSettings,
): DescribedCondition {
  const { words } = settings;
  switch (explained.kind) {
    case "and":
      return groupOf(explained.holds, words.allOf, explained.operands, settings);
    case "or":
      return groupOf(explained.holds, words.anyOf, explained.operands, settings);
    case "not":
      return groupOf(explained.holds, words.noneOf, [explained.operand], settings);
    case "reference":
      return describeReference(explained, settings);
    case "segment":
      return describeSegment(explained, settings);
    case "leaf":
      return describeLeaf(explained, settings);
  }
}

/** One segment opens into its conditions at once; several are told apart first. */
function describeReference(
  { holds, condition, operands }: ExplainedReference,
  settings: ExplanationSettings,
): DescribedCondition {
  const text = describeCondition(condition, settings.queryWords);
  const [only, ...others] = operands;
  if (only === undefined || others.length > 0) return groupOf(holds, text, operands, settings);
  return { ...describeSegment(only, settings), holds, text };
}

function describeSegment(
  { holds, name, operands }: ExplainedSegment,
  settings: ExplanationSettings,
): DescribedCondition {
  const [kept] = operands;
  if (kept?.kind !== "leaf" || !isKept(kept)) return groupOf(holds, name, operands, settings);
  const { counted, uncounted } = describeLeaf(withName(kept, name), settings);
  return { ...groupOf(holds, name, [], settings), counted, uncounted };
}

/** What was kept of the customer says the segment's id; people know its name. */
function withName(leaf: ExplainedLeaf, name: string): ExplainedLeaf {
  const named = (fact: Fact): Fact => (fact.kind === "value" ? { ...fact, value: name } : fact);
  return {
    ...leaf,
    counted: leaf.counted.map(named),
    uncounted: leaf.uncounted.map((each) => ({ ...each, fact: named(each.fact) })),
  };
}

/** Whether it asks only if the customer was put into a segment. */
function isKept({ condition }: ExplainedLeaf): boolean {
  return condition.kind === "comparison" && condition.attribute.type === "segment";
}

function groupOf(
  holds: boolean,
  text: string,
  operands: readonly ExplainedCondition[],
  settings: ExplanationSettings,
): DescribedCondition {
  return {
    holds,
    text,
    value: "",
    needed: "",
    counted: [],
    uncounted: [],
    operands: operands.map((operand) => describeExplained(operand, settings)),
  };
}

function describeLeaf(leaf: ExplainedLeaf, settings: ExplanationSettings): DescribedCondition {
  const { filters, measured } = leaf;
  const needed = [
    ...measured.map(({ needed: test, value }) =>
      describeNeeded(test, { isMoney: value.kind === "amount" }, settings),
    ),
    ...filters.map((filter) =>
      describeNeeded(filter, { isMoney: filter.parameter === "amount" }, settings),
    ),
  ];
  return {
    holds: leaf.holds,
    text: describeCondition(leaf.condition, settings.queryWords),
    value: measured.map(({ value }) => describeValue(value, settings)).join("; "),
    needed: needed.filter((each) => each !== "").join("; "),
    counted: leaf.counted.map((fact) => describeFact(fact, settings)),
    uncounted: leaf.uncounted.map((each) => describeUncounted(each, settings)),
    operands: [],
  };
}

function asksOrders(explained: ExplainedCondition): boolean {
  switch (explained.kind) {
    case "leaf": {
      const { condition } = explained;
      const { source } = condition.kind === "match" ? condition.function : condition.attribute;
      return source.kind === "orders" || source.kind === "lines";
    }
    case "not":
      return asksOrders(explained.operand);
    default:
      return explained.operands.some(asksOrders);
  }
}
