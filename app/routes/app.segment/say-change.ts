import type { Format } from "#app/i18n/format.ts";
import type { Messages } from "#app/i18n/messages.en.ts";
import type { PeriodMovement } from "./movement-card.tsx";

/** Says how the size changed lately: "+12 in 7 days". */
export function sayChange(
  { about }: Messages,
  format: Format,
  { days, from, isWhole, joined, left }: PeriodMovement,
): string {
  const change = format.change(joined - left);
  return isWhole ? about.changed(change, days) : about.changedSince(change, format.day(from));
}
