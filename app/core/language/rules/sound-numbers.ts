import type { ValueType } from "#app/core/catalog/attribute.ts";
import { fits } from "#app/core/language/fits.ts";
import { type Inspection, valuesOf } from "#app/core/language/inspection.ts";
import { isSoundNumber } from "#app/core/language/is-sound-number.ts";
import type { Mistake } from "#app/core/language/mistake.ts";

const NUMBERS: readonly ValueType[] = ["integer", "id", "float", "money"];

/** Sound numbers: whole ones fit 64 bits, as Shopify's do; others have at most 18 digits on either side. */
export function* soundNumbers({ places }: Inspection): Generator<Mistake> {
  for (const { subject, test } of places) {
    if (!NUMBERS.includes(subject.type)) continue;
    for (const value of valuesOf(test)) {
      if (value.kind !== "number" || !fits(value, subject.type)) continue;
      if (isSoundNumber(value.text, subject.type)) continue;
      yield { code: "out-of-range", span: value.span, found: value.text };
    }
  }
}
