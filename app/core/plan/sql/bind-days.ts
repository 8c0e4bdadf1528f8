import { assertNever } from "#app/lib/assert-never.ts";
import type { Calendar } from "#app/core/calendar/calendar.ts";
import type { CalendarSteps } from "#app/core/calendar/calendar-steps.ts";
import { anniversaryDays } from "#app/core/plan/anniversary-test.ts";
import { FIRST_ANNIVERSARY_DAY } from "#app/core/plan/attribute-days.ts";
import { dayKey, firstDayFrom, yearlyKey } from "#app/core/plan/plain-day.ts";
import { instantText } from "./instant-text.ts";
import type { DaysSource, ParameterSource } from "./parameters.ts";

/** What is asked of days that may lie ahead: the calendar is then worked out as far as it goes. */
export const LOOKING_AHEAD: ReadonlySet<ParameterSource["kind"]> = new Set([
  "day-keys",
  "yearly-keys",
  "anniversary-from",
  "anniversary-through",
]);

/** Keys of days as the statement looks them up, by the number of the probe's day. */
export function bindDays(
  source: DaysSource,
  { days, until }: Pick<CalendarSteps, "days" | "until">,
  calendar: Calendar,
): string[] {
  switch (source.kind) {
    case "day-keys":
      return days.map((day) => String(dayKey(firstDayFrom(source.bound, day, calendar))));
    case "yearly-keys":
      return days.map((day) => String(yearlyKey(calendar.dayOf(day))));
    case "anniversary-from":
      return days.map((day) => String(dayKey(anniversaryDays(source.test, day, calendar).from)));
    case "anniversary-through":
      return days.map((day) =>
        String(yearlyKey(anniversaryDays(source.test, day, calendar).through)),
      );
    case "every-start":
      return [...everyDay(calendar, until).starts];
    case "every-key":
      return [...everyDay(calendar, until).keys];
    default:
      return assertNever(source);
  }
}

interface EveryDay {
  readonly zone: string;
  readonly until: number;
  readonly starts: readonly string[];
  readonly keys: readonly string[];
}

/** Some ten thousand days, so the last ones worked out are kept. */
let kept: EveryDay | undefined;

function everyDay(calendar: Calendar, until: number): EveryDay {
  if (kept?.zone === calendar.zone && kept.until === until) return kept;
  const starts: string[] = [];
  const keys: string[] = [];
  let day = calendar.dayStart(FIRST_ANNIVERSARY_DAY);
  while (day < until) {
    starts.push(instantText(day));
    keys.push(String(dayKey(calendar.dayOf(day))));
    day = calendar.nextDayStart(day);
  }
  kept = { zone: calendar.zone, until, starts, keys };
  return kept;
}
