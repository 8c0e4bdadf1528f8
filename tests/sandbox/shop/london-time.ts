const PARTS = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/London",
  year: "numeric",
  month: "numeric",
  day: "numeric",
  hour: "numeric",
  minute: "numeric",
  second: "numeric",
  hourCycle: "h23",
});

/** London's wall clock at an instant, as milliseconds as if it were UTC. */
export function londonWall(instant: number): number {
  const parts = new Map(
    PARTS.formatToParts(instant).map(({ type, value }) => [type, Number(value)]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  return Date.UTC(
    part("year"),
    part("month") - 1,
    part("day"),
    part("hour"),
    part("minute"),
    part("second"),
  );
}

const offsets = new Map<number, number>();

/** How far London's clock is ahead of UTC at an hour, remembered: half a million orders ask. */
function offsetAt(instant: number): number {
  const hour = Math.floor(instant / 3_600_000) * 3_600_000;
  const known = offsets.get(hour);
  if (known !== undefined) return known;
  const offset = londonWall(hour) - hour;
  offsets.set(hour, offset);
  return offset;
}

/** The instant at which London's clock shows `wall`. Nobody here shops between one and two at night. */
export function fromLondonWall(wall: number): number {
  const guess = wall - offsetAt(wall);
  return wall - offsetAt(guess);
}
