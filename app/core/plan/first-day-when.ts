import type { Calendar } from "#app/core/calendar/calendar.ts";
import { FOREVER, type Moment } from "#app/core/calendar/moment.ts";

const DAY = 86_400_000;
/** Some 8,000 years: no calendar reaches further. */
const FURTHEST = 3_000_000 * DAY;

/**
 * The first day start after a moment at which something is so, given that it is not at the moment
 * itself and stays once it is. FOREVER when that day never comes.
 */
export function firstDayWhen(
  isSo: (moment: Moment) => boolean,
  at: Moment,
  calendar: Calendar,
): Moment {
  let reach = DAY;
  while (!isSo(at + reach)) {
    if (reach > FURTHEST) return FOREVER;
    reach *= 2;
  }
  // It is not so at `low` and is at `high`: halve what lies between down to a few days.
  let [low, high] = [at, at + reach];
  while (high - low > 2 * DAY) {
    const middle = low + Math.floor((high - low) / 2);
    if (isSo(middle)) high = middle;
    else low = middle;
  }
  let day = calendar.nextDayStart(low);
  while (!isSo(day)) day = calendar.nextDayStart(day);
  return day;
}
