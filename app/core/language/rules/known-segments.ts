import { closest } from "#app/lib/closest.ts";
import { type Inspection, valuesOf } from "#app/core/language/inspection.ts";
import { DEEPEST_SEGMENTS, MOST_CLAUSES_IN_ALL } from "#app/core/language/limits.ts";
import type { Mistake } from "#app/core/language/mistake.ts";
import { quote } from "#app/core/language/quote.ts";
import type { SegmentReader } from "#app/core/language/segment-reader.ts";
import type { Span } from "#app/core/language/span.ts";

/**
 * Known segments
 *
 * A query may ask about segments of the shop, by name or id, that do not ask for it in turn and are
 * not too many together.
 */
export function* knownSegments({ places, clauses, segments }: Inspection): Generator<Mistake> {
  let inAll = clauses.length;
  for (const { subject, test } of places) {
    if (subject.type !== "segment") continue;
    for (const value of valuesOf(test)) {
      if (value.kind !== "string") continue;
      const { text: found, span } = value;
      const definition = segments.find(found);
      if (definition === undefined) {
        yield unknown(found, span, segments);
        continue;
      }
      const reading = segments.read(definition);
      if (!reading.ok) {
        yield { ...reading.mistake, span, found };
        continue;
      }
      if (reading.depth > DEEPEST_SEGMENTS) {
        yield { code: "segments-too-deep", span, found, limit: DEEPEST_SEGMENTS };
      }
      const before = inAll;
      inAll += reading.clauses;
      if (before <= MOST_CLAUSES_IN_ALL && inAll > MOST_CLAUSES_IN_ALL) {
        yield { code: "segments-too-large", span, found, limit: MOST_CLAUSES_IN_ALL };
      }
    }
  }
}

function unknown(found: string, span: Span, { catalog }: SegmentReader): Mistake {
  const names = catalog.segments.map(({ name }) => name);
  const suggestion = closest(found.trim(), names);
  if (suggestion === undefined) return { code: "unknown-segment", span, found };
  const fix = { span, text: quote(suggestion) };
  return { code: "unknown-segment", span, found, suggestion, fix };
}
