import { invariant } from "#app/lib/invariant.ts";
import type { PlainDate } from "./moment.ts";

/** The units of a relative date: `-90d`, `-3m`. */
export type DateUnit = "d" | "w" | "m" | "y";

/** Days since 1970-01-01: a date as a number, for arithmetic. */
type DayNumber = number;

const SHAPE = /^\d{4}-\d{2}-\d{2}$/;

/** Dates stay within the years that four digits can write and every database can store. */
const FIRST_DAY = toDay(1, 1, 1);
const LAST_DAY = toDay(9999, 12, 31);

/** Whether the text is a date of the Gregorian calendar: "2024-02-29" is, "2023-02-29" is not. */
export function isPlainDate(text: string): text is PlainDate {
  if (!SHAPE.test(text)) return false;
  const { year, month, day } = fieldsOf(text);
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

export function toDayNumber(date: PlainDate): DayNumber {
  invariant(isPlainDate(date), `"${date}" is a date`);
  const { year, month, day } = fieldsOf(date);
  return toDay(year, month, day);
}

export function toPlainDate(day: DayNumber): PlainDate {
  const { year, month, day: dayOfMonth } = civil(withinReach(day));
  return `${String(year).padStart(4, "0")}-${twoDigits(month)}-${twoDigits(dayOfMonth)}`;
}

/** The date so many days, weeks, months or years later. See `offsetDay`. */
export function addOffset(date: PlainDate, amount: number, unit: DateUnit): PlainDate {
  return toPlainDate(offsetDay(toDayNumber(date), amount, unit));
}

/**
 * The day so many days, weeks, months or years later.
 *
 * A month that is too short gives its last day: 31 March less a month is 28 or 29 February. So a
 * later day never has an earlier result, which is what makes the bounds of `calendarSteps` ascend.
 */
export function offsetDay(from: DayNumber, amount: number, unit: DateUnit): DayNumber {
  if (unit === "d") return withinReach(from + amount);
  if (unit === "w") return withinReach(from + amount * 7);

  const { year, month, day } = civil(from);
  const months = year * 12 + (month - 1) + amount * (unit === "y" ? 12 : 1);
  const target = { year: Math.floor(months / 12), month: (((months % 12) + 12) % 12) + 1 };
  const clamped = Math.min(day, daysIn(target.year, target.month));
  return withinReach(toDay(target.year, target.month, clamped));
}

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

function withinReach(day: DayNumber): DayNumber {
  return Math.min(Math.max(day, FIRST_DAY), LAST_DAY);
}

function daysIn(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

interface CivilFields {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

function fieldsOf(date: PlainDate): CivilFields {
  return {
    year: Number(date.slice(0, 4)),
    month: Number(date.slice(5, 7)),
    day: Number(date.slice(8, 10)),
  };
}

function twoDigits(number: number): string {
  return String(number).padStart(2, "0");
}

// The next two count years from March, so that a leap day is the last of its year, and in eras of
// 400 years, after which the Gregorian calendar repeats: 146,097 days. 719,468 days lie between
// 0000-03-01 and 1970-01-01. A month from March starts on day (153 * month + 2) / 5 of its year.

function toDay(year: number, month: number, day: number): DayNumber {
  const marchYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  const leapDays = Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100);
  return era * 146_097 + yearOfEra * 365 + leapDays + dayOfYear - 719_468;
}

function civil(dayNumber: DayNumber): CivilFields {
  const sinceEpoch = dayNumber + 719_468;
  const era = Math.floor(sinceEpoch / 146_097);
  const dayOfEra = sinceEpoch - era * 146_097;
  const leapDays =
    Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor((dayOfEra - leapDays) / 365);
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1,
  };
}
