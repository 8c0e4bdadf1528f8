import type { Inspection } from "#app/core/language/inspection.ts";
import type { Mistake } from "#app/core/language/mistake.ts";
import { rangeOf } from "#app/core/language/range.ts";

/** Possible ranges: the first value of a BETWEEN may not certainly lie after its last. */
export function* possibleRanges({ places }: Inspection): Generator<Mistake> {
  for (const { subject, test } of places) {
    // An anniversary may run over the turn of the year.
    if (test?.kind !== "between" || subject.anniversaryOf !== undefined) continue;
    const range = rangeOf(test, subject.type);
    if (range?.low === undefined || range.high === undefined || range.low < range.high) continue;
    const span = { start: test.low.span.start, end: test.high.span.end };
    yield { code: "impossible-range", span, name: subject.name };
  }
}
