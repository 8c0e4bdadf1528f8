import { type Inspection, valuesOf } from "#app/core/language/inspection.ts";
import type { Mistake } from "#app/core/language/mistake.ts";

/** Real dates: a day must be in the calendar, between the years 1000 and 2999, and a time on the clock. */
export function* realDates({ places }: Inspection): Generator<Mistake> {
  for (const { subject, test } of places) {
    if (subject.type !== "date") continue;
    for (const value of valuesOf(test)) {
      if (value.kind !== "date" && value.kind !== "datetime") continue;
      const text = value.kind === "date" ? value.date : value.text;
      if (!isReal(text)) yield { code: "no-such-date", span: value.span, found: text };
    }
  }
}

/** JavaScript reads 30 February as 1 March, so a real date is one that it prints back. */
function isReal(text: string): boolean {
  const full = text.length === 10 ? `${text}T00:00:00` : text;
  const moment = Date.parse(`${full}Z`);
  if (Number.isNaN(moment) || !/^[12]/.test(text)) return false;
  return new Date(moment).toISOString().startsWith(full);
}
