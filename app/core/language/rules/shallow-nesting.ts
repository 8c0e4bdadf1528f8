import type { Inspection } from "#app/core/language/inspection.ts";
import { DEEPEST_NESTING } from "#app/core/language/limits.ts";
import type { Mistake } from "#app/core/language/mistake.ts";
import type { Syntax } from "#app/core/language/syntax.ts";

/**
 * Shallow nesting
 *
 * The parser bounds the parentheses that are written; this bounds those that the printer writes,
 * which groups an AND inside an OR. So whatever is read can be printed and read again.
 */
export function* shallowNesting({ syntax }: Inspection): Generator<Mistake> {
  const waiting: { node: Syntax; depth: number }[] = [{ node: syntax, depth: 0 }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { node, depth } = next;
    if (depth > DEEPEST_NESTING) {
      yield { code: "too-deep", span: node.span, limit: DEEPEST_NESTING };
      return;
    }
    const inner = "operands" in node ? node.operands : node.kind === "not" ? [node.operand] : [];
    const negation = node.kind === "not" ? 1 : 0;
    for (const operand of inner) {
      waiting.push({ node: operand, depth: depth + negation + ("operands" in operand ? 1 : 0) });
    }
  }
}
