import type { PlainDate } from "./moment.ts";
import { addOffset, toDayNumber } from "./plain-date.ts";

/** Whether a birthday falls on the date. One of 29 February falls on the 28th in years without a 29th. */
export function isAnniversary(birthday: PlainDate, date: PlainDate): boolean {
  return anniversaryIn(yearOf(date), birthday) === date;
}

/** The first day on or after the date on which the birthday falls. */
export function nextAnniversary(birthday: PlainDate, date: PlainDate): PlainDate {
  const thisYear = anniversaryIn(yearOf(date), birthday);
  return toDayNumber(thisYear) >= toDayNumber(date)
    ? thisYear
    : anniversaryIn(yearOf(date) + 1, birthday);
}

/** Counts years from the birthday itself, so that moving a leap day clamps it as every offset does. */
function anniversaryIn(year: number, birthday: PlainDate): PlainDate {
  return addOffset(birthday, year - yearOf(birthday), "y");
}

function yearOf(date: PlainDate): number {
  return Number(date.slice(0, 4));
}
