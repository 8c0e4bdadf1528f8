import { plural } from "./plural.ts";

/** A unit of an offset; all but the last two are calendar ones. */
export type OffsetUnit = "d" | "w" | "m" | "y" | "h" | "min";

export type DateWords = ReturnType<typeof dateWordsEn>;

/** How points in time are said, and what lies on either side of them. */
export function dateWordsEn(locale: string) {
  const days = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" });
  const times = new Intl.DateTimeFormat(locale, {
    dateStyle: "long",
    timeStyle: "short",
    timeZone: "UTC",
  });
  return {
    day: (date: string) => days.format(Date.parse(`${date}T00:00:00Z`)),
    time: (local: string) => times.format(Date.parse(`${local}Z`)),
    length: (amount: number, unit: OffsetUnit) => span(amount, unit),
    today: "today",
    yesterday: "yesterday",
    ago: (amount: number, unit: OffsetUnit) => `${span(amount, unit)} ago`,
    ahead: (amount: number, unit: OffsetUnit) => `${span(amount, unit)} from now`,

    inTheLast: (amount: number, unit: OffsetUnit) =>
      `in the last ${amount === 1 ? unitOf(amount, unit) : span(amount, unit)}`,
    lessThanAgo: (amount: number, unit: OffsetUnit) => `less than ${span(amount, unit)} ago`,
    moreThanAgo: (amount: number, unit: OffsetUnit) => `more than ${span(amount, unit)} ago`,
    atLeastAgo: (amount: number, unit: OffsetUnit) => `at least ${span(amount, unit)} ago`,

    onDay: (day: string) => `on ${day}`,
    sinceDay: (day: string) => `on or after ${day}`,
    untilDay: (day: string) => `on or before ${day}`,
    orLater: (point: string) => `${point} or later`,
    orEarlier: (point: string) => `${point} or earlier`,
    before: (point: string) => `before ${point}`,
    after: (point: string) => `after ${point}`,
    between: (low: string, high: string) => `between ${low} and ${high}`,
  };
}

const UNITS: Readonly<Record<OffsetUnit, readonly [string, string]>> = {
  d: ["day", "days"],
  w: ["week", "weeks"],
  m: ["month", "months"],
  y: ["year", "years"],
  h: ["hour", "hours"],
  min: ["minute", "minutes"],
};

function span(amount: number, unit: OffsetUnit): string {
  return `${amount} ${unitOf(amount, unit)}`;
}

function unitOf(amount: number, unit: OffsetUnit): string {
  return plural(amount, ...UNITS[unit]);
}
