import type { Inspection } from "#app/core/language/inspection.ts";
import type { Mistake } from "#app/core/language/mistake.ts";
import { printValue } from "#app/core/language/print-value.ts";

/**
 * Elapsed comparisons
 *
 * An offset in hours or minutes is a moment, not a day, and nothing happens at exactly one moment:
 * it may stand after < <= > >= and in BETWEEN only.
 */
export function* elapsedComparisons({ places }: Inspection): Generator<Mistake> {
  for (const { test } of places) {
    if (test?.kind !== "compare" || test.value.kind !== "elapsed") continue;
    if (test.operator !== "=" && test.operator !== "!=") continue;
    const { value } = test;
    yield { code: "elapsed-equality", span: value.span, found: printValue(value) };
  }
}
