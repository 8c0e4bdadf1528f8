import type { Attribute } from "#app/core/catalog/attribute.ts";
import type { Catalog } from "#app/core/catalog/catalog.ts";
import type { Test, Value } from "#app/core/language/ast.ts";
import type { Inspection } from "#app/core/language/inspection.ts";
import { findAttribute } from "#app/core/language/lookup.ts";
import type { Mistake } from "#app/core/language/mistake.ts";
import { printValue } from "#app/core/language/print-value.ts";
import { type Range, rangeOf } from "#app/core/language/range.ts";
import type { Syntax, SyntaxJunction } from "#app/core/language/syntax.ts";

/**
 * No contradictions
 *
 * Conditions joined by AND on one attribute must leave something that a customer could be. Marks
 * the condition that leaves nothing. Claims only what is certain at every moment: `> -30d` and
 * `< 2020-01-01` may both hold on some day.
 */
export function* contradictions({ syntax, catalog }: Inspection): Generator<Mistake> {
  for (const junction of conjunctionsOf(syntax)) {
    const claims = new Map<string, Claims>();
    for (const operand of junction.operands) {
      const test = operand.kind === "comparison" ? operand.written?.test : undefined;
      const attribute = attributeOf(operand, catalog);
      if (test === undefined || attribute === undefined) continue;
      const earlier = claims.get(attribute.name) ?? new Claims();
      claims.set(attribute.name, earlier);
      if (earlier.allow(test, attribute)) continue;
      yield { code: "contradiction", span: operand.span, name: attribute.name };
    }
  }
}

function attributeOf(operand: Syntax, catalog: Catalog): Attribute | undefined {
  return operand.kind === "comparison" ? findAttribute(operand, catalog) : undefined;
}

function conjunctionsOf(syntax: Syntax): SyntaxJunction[] {
  const found: SyntaxJunction[] = [];
  const waiting = [syntax];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next.kind === "and") found.push(next);
    if (next.kind === "not") waiting.push(next.operand);
    if (next.kind === "and" || next.kind === "or") {
      for (const operand of next.operands) waiting.push(operand);
    }
  }
  return found;
}

/** What the conditions so far say about one attribute. */
class Claims {
  readonly #ranges = new Map<Range["line"], Range>();
  readonly #required = new Set<string>();
  readonly #forbidden = new Set<string>();
  #mustBeUnknown = false;
  #mustBeKnown = false;

  /** Takes a further test in; false if nothing can meet it and the earlier ones. */
  allow(test: Test, attribute: Attribute): boolean {
    return (
      this.#allowPresence(test) &&
      this.#allowRange(test, attribute) &&
      this.#allowValue(test, attribute)
    );
  }

  /** Only the negative tests are met by an unknown. */
  #allowPresence(test: Test): boolean {
    if (test.kind === "null" && !test.negated) this.#mustBeUnknown = true;
    else if (!isNegative(test)) this.#mustBeKnown = true;
    return !(this.#mustBeUnknown && this.#mustBeKnown);
  }

  #allowRange(test: Test, { type, list, anniversaryOf }: Attribute): boolean {
    if (list || anniversaryOf !== undefined) return true;
    const range = rangeOf(test, type);
    if (range === undefined) return true;
    const before = this.#ranges.get(range.line);
    const low = greater(before?.low, range.low);
    const high = less(before?.high, range.high);
    const both = low !== undefined && high !== undefined;
    // A BETWEEN that is empty by itself has its own rule.
    if (both && low >= high) return before === undefined;
    this.#ranges.set(range.line, {
      line: range.line,
      ...(low !== undefined && { low }),
      ...(high !== undefined && { high }),
    });
    return true;
  }

  #allowValue(test: Test, attribute: Attribute): boolean {
    const value = valueOf(test);
    if (value === undefined) return true;
    const key = attribute.foldCase ? printValue(value).toLowerCase() : printValue(value);
    if (isNegative(test)) this.#forbidden.add(key);
    else this.#required.add(key);
    if (this.#required.has(key) && this.#forbidden.has(key)) return false;
    // A date may be written in two ways; two texts are two values. One may be in many segments.
    const isMany = attribute.list || attribute.type === "segment";
    return isMany || value.kind !== "string" || this.#required.size < 2;
  }
}

/** The one value that a test demands or forbids. */
function valueOf(test: Test): Value | undefined {
  if (test.kind === "contains") return test.value;
  if (test.kind !== "compare") return undefined;
  return test.operator === "=" || test.operator === "!=" ? test.value : undefined;
}

function isNegative(test: Test): boolean {
  if (test.kind === "compare") return test.operator === "!=";
  return test.kind === "contains" && test.negated;
}

function greater(one: bigint | undefined, other: bigint | undefined): bigint | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return one > other ? one : other;
}

function less(one: bigint | undefined, other: bigint | undefined): bigint | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return one < other ? one : other;
}
