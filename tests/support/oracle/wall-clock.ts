const MINUTE = 60_000;
const STEP = 15 * MINUTE;
const DAY = 24 * 60 * MINUTE;

const clocks = new Map<string, Intl.DateTimeFormat>();
const found = new Map<string, number>();

/** What a wall clock in `zone` shows: "2026-03-29T01:30:00.000". Readings sort as their days and times do. */
export function wallClock(zone: string, moment: number): string {
  let clock = clocks.get(zone);
  if (clock === undefined) {
    clock = new Intl.DateTimeFormat("en-US", {
      timeZone: zone,
      hourCycle: "h23",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
      fractionalSecondDigits: 3,
    });
    clocks.set(zone, clock);
  }
  const shown: Record<string, string> = {};
  for (const { type, value } of clock.formatToParts(moment)) shown[type] = value;
  const { year = "", month = "", day = "", hour = "", minute = "", second = "" } = shown;
  const fraction = shown["fractionalSecond"] ?? "";
  return `${year.padStart(4, "0")}-${month}-${day}T${hour}:${minute}:${second}.${fraction}`;
}

/**
 * The first instant at which a wall clock in `zone` shows `reading` or later.
 *
 * Clocks are set only at whole quarters of an hour, so within a quarter the clock just runs on: find
 * the first quarter that reaches the reading, then halve it.
 */
export function firstInstant(zone: string, reading: string): number {
  const key = `${zone} ${reading}`;
  const known = found.get(key);
  if (known !== undefined) return known;

  const about = Date.parse(`${reading}Z`);
  let quarter = Math.floor((about - 2 * DAY) / STEP) * STEP;
  while (wallClock(zone, quarter + STEP - 1) < reading) quarter += STEP;

  let low = quarter;
  let high = quarter + STEP - 1;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (wallClock(zone, middle) < reading) low = middle + 1;
    else high = middle;
  }
  found.set(key, low);
  return low;
}

export function dayStart(zone: string, day: string): number {
  return firstInstant(zone, `${day}T00:00:00.000`);
}

/** The day that has begun last. Where clocks go back over midnight it is not the day they show. */
export function localDay(zone: string, moment: number): string {
  const shown = wallClock(zone, moment).slice(0, 10);
  const next = moveDay(shown, 1, "d");
  return dayStart(zone, next) <= moment ? next : shown;
}

/** `day` moved on the calendar. A month or year without that day uses its last one. */
export function moveDay(day: string, amount: number, unit: "d" | "w" | "m" | "y"): string {
  const date = new Date(`${day}T00:00:00Z`);
  if (unit === "d" || unit === "w") {
    date.setUTCDate(date.getUTCDate() + amount * (unit === "w" ? 7 : 1));
    return date.toISOString().slice(0, 10);
  }
  const dayOfMonth = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + amount * (unit === "y" ? 12 : 1));
  const month = date.getUTCMonth();
  date.setUTCDate(dayOfMonth);
  while (date.getUTCMonth() !== month) date.setUTCDate(date.getUTCDate() - 1);
  return date.toISOString().slice(0, 10);
}
