import type { Calendar } from "./calendar.ts";
import type { Moment } from "./moment.ts";
import { addOffset } from "./plain-date.ts";

/** When shops are quiet, by their own clocks. */
const QUIET = "03:00";

/** The last quiet hour that has begun: three in the morning of this day, or of the day before. */
export function lastNight(calendar: Calendar, now: Moment): Moment {
  const today = calendar.dayOf(now);
  const tonight = calendar.instantOf(`${today}T${QUIET}`);
  if (tonight <= now) return tonight;
  return calendar.instantOf(`${addOffset(today, -1, "d")}T${QUIET}`);
}
