const DAY = 86_400_000;

/** What a zone's wall clock shows, as milliseconds as if it were UTC. */
export type WallClock = (instant: number) => number;

export function wallClock(timeZone: string): WallClock {
  const format = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
    hourCycle: "h23",
  });
  return (instant) => {
    const parts = new Map(
      format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]),
    );
    const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
    const minutes = [part("hour"), part("minute"), part("second")] as const;
    return Date.UTC(part("year"), part("month") - 1, part("day"), ...minutes);
  };
}

/** Days since 1970 of a wall time. */
export const dayOf = (wall: number) => Math.floor(wall / DAY);

/** The day `amount` units from a day; a month that is too short gives its last day. */
export function dayFrom(day: number, amount: number, unit: "d" | "w" | "m" | "y"): number {
  if (unit === "d") return day + amount;
  if (unit === "w") return day + 7 * amount;
  const date = new Date(day * DAY);
  const months = unit === "m" ? amount : 12 * amount;
  const first = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1);
  const next = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months + 1, 1);
  const length = (next - first) / DAY;
  return first / DAY + Math.min(date.getUTCDate(), length) - 1;
}
