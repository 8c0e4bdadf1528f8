import { type Inspection, valuesOf } from "#app/core/language/inspection.ts";
import type { Mistake } from "#app/core/language/mistake.ts";
import { printValue } from "#app/core/language/print-value.ts";

/** A hundred years in each unit, so that every offset lands in the calendar. */
const FARTHEST = { d: 36_525, w: 5_218, m: 1_200, y: 100, h: 876_600, min: 52_596_000 } as const;

/** Near offsets: relative dates reach up to a hundred years back or ahead. */
export function* nearOffsets({ places }: Inspection): Generator<Mistake> {
  for (const { test } of places) {
    for (const value of valuesOf(test)) {
      if (value.kind !== "offset" && value.kind !== "elapsed" && value.kind !== "duration") {
        continue;
      }
      if (Math.abs(value.amount) <= FARTHEST[value.unit]) continue;
      yield { code: "offset-too-far", span: value.span, found: printValue(value) };
    }
  }
}
