const DAY_MS = 24 * 3_600_000;

/** A moment as the app writes it for a shop in London. */
export const LONDON = /^\d{1,2} \w{3} \d{4}, \d{2}:\d{2} (GMT|BST|GMT\+1)$/;

const days = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "short",
  year: "numeric",
  timeZone: "Europe/London",
});

const minutes = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "short",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  timeZone: "Europe/London",
  timeZoneName: "short",
});

/** A moment to the minute, "22 Nov 2026, 14:05 GMT". */
export function localMinute(moment: number): string {
  return minutes.format(moment);
}

/** The London day of a moment, as a number that grows by one a day. */
export function localDayNumber(moment: number): number {
  const [year, month, date] = new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/London" })
    .format(moment)
    .split("-")
    .map(Number);
  return Date.UTC(year!, month! - 1, date) / DAY_MS;
}

/** The day so many days after the London day of a moment. */
export function localDay(moment: number, after: number): string {
  return days.format((localDayNumber(moment) + after) * DAY_MS + DAY_MS / 2);
}
