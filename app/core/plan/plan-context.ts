import type { Calendar } from "#app/core/calendar/calendar.ts";

/** What a query's answer rests on besides the facts: versioned inputs, as in force at the moment asked. */
export interface PlanContext {
  readonly calendar: Calendar;
  /** Orders with any of these traits do not count. */
  readonly excludedTraits: number;
  /** Decimal places of the shop's currency: queries write major units, facts hold minor ones. */
  readonly currencyExponent: number;
}
