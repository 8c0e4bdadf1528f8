import { compare } from "#app/lib/compare.ts";
import type { KeptDefinition } from "#app/core/catalog/segment-definition.ts";
import type { Catalog } from "#app/core/catalog/catalog.ts";
import type { Condition, Query, ReferredSegment } from "./ast.ts";
import { quote } from "./quote.ts";

/** The segments that a query names itself, in the order written. */
export function referredIn({ condition }: Query): readonly ReferredSegment[] {
  return condition === undefined ? [] : referredWithin(condition);
}

function referredWithin(condition: Condition): readonly ReferredSegment[] {
  if ("operands" in condition) return condition.operands.flatMap(referredWithin);
  if (condition.kind === "not") return referredWithin(condition.operand);
  return condition.kind === "reference" ? condition.segments : [];
}

/** A query's text with ids for the names of segments, to be kept: names change. */
export function withSegmentIds(text: string, query: Query): string {
  return replaced(text, query, ({ segment }) => segment);
}

/** The kept text with the names that the segments have now. */
export function withSegmentNames(text: string, query: Query): string {
  return replaced(text, query, ({ name }) => name);
}

function replaced(text: string, query: Query, by: (named: ReferredSegment) => string): string {
  let result = "";
  let done = 0;
  for (const named of referredIn(query).toSorted((a, b) => a.span.start - b.span.start)) {
    result += text.slice(done, named.span.start) + quote(by(named));
    done = named.span.end;
  }
  return result + text.slice(done);
}

/** The definitions of all segments that a query asks about, through others too, in the order of their ids. */
export function definitionsFor(query: Query, { segments }: Catalog): readonly KeptDefinition[] {
  const named = new Set<string>();
  collect(query.condition, named);
  return segments
    .filter(({ segment }) => named.has(segment))
    .map(({ segment, kind, query }) => ({ segment, kind, query }))
    .toSorted((one, other) => compare(one.segment, other.segment));
}

function collect(condition: Condition | undefined, named: Set<string>): void {
  if (condition === undefined) return;
  for (const { segment, condition: meaning } of referredWithin(condition)) {
    if (named.has(segment)) continue;
    named.add(segment);
    collect(meaning, named);
  }
}
