import { closest } from "#app/lib/closest.ts";
import { type Inspection, valuesOf } from "#app/core/language/inspection.ts";
import type { Mistake } from "#app/core/language/mistake.ts";
import { quote } from "#app/core/language/quote.ts";

/** Known values: an enum is compared with one of its own, in the case in which they are written. */
export function* knownValues({ places }: Inspection): Generator<Mistake> {
  for (const { subject, test } of places) {
    const { values, name, type } = subject;
    // Segments have a rule of their own.
    if (values === undefined || type === "segment") continue;
    for (const value of valuesOf(test)) {
      if (value.kind !== "string" || values.includes(value.text)) continue;
      const { span } = value;
      const suggestion = closest(value.text.trim().replace(/\s+/g, "_"), values);
      yield {
        code: "unknown-value",
        span,
        name,
        found: value.text,
        ...(suggestion !== undefined && { suggestion, fix: { span, text: quote(suggestion) } }),
      };
    }
  }
}
