const DAY_MS = 24 * 3_600_000;

/** A moment as the app writes it for a shop in London. */
export const LONDON = /^\d{1,2} \w{3} \d{4}, \d{2}:\d{2} (GMT|BST|GMT\+1)$/;

const days = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "short",
  year: "numeric",
  timeZone: "Europe/London",
});

/** The day so many days after the London day of a moment. */
export function localDay(moment: number, after: number): string {
  const [year, month, date] = new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/London" })
    .format(moment)
    .split("-")
    .map(Number);
  return days.format(Date.UTC(year!, month! - 1, date, 12) + after * DAY_MS);
}
