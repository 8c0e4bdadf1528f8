import type { DescribedCondition, DescribedExplanation } from "./describe-explanation.ts";

/** One condition of an explanation, in the order and at the depth it stands. */
export interface ConditionLine extends Omit<DescribedCondition, "operands"> {
  readonly depth: number;
}

/** An explanation's conditions one below the other. */
export function* conditionLines(
  { operands, ...condition }: DescribedCondition,
  depth = 0,
): Generator<ConditionLine> {
  yield { ...condition, depth };
  for (const operand of operands) yield* conditionLines(operand, depth + 1);
}

/** Prints an explanation as plain text, for a note or a message. */
export function printExplanation(
  { answer, outlook, condition }: DescribedExplanation,
  past: readonly string[],
): string {
  const conditions = condition ? [...conditionLines(condition)].flatMap(printLine) : [];
  return [answer, outlook, ...conditions, ...past].filter((line) => line !== "").join("\n");
}

function printLine(line: ConditionLine): string[] {
  const { holds, text, value, needed, counted, uncounted, depth } = line;
  const indent = "  ".repeat(depth);
  const measure = [value, needed].filter((part) => part !== "").join(" / ");
  return [
    `${indent}${holds ? "\u2713" : "\u2717"} ${text}${measure === "" ? "" : ` (${measure})`}`,
    ...counted.map((fact) => `${indent}  + ${fact}`),
    ...uncounted.map((fact) => `${indent}  - ${fact}`),
  ];
}
