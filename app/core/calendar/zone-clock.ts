import { clampMoment, type Moment } from "./moment.ts";

/** A stretch `[from, until)` during which a zone's clocks are `offset` milliseconds ahead of UTC. */
export interface ClockStretch {
  readonly from: Moment;
  readonly until: Moment;
  readonly offset: number;
}

/** The stretches around a moment, ascending and without gaps; at least three days to either side. */
export type ZoneClock = (moment: Moment) => readonly ClockStretch[];

const SECOND = 1000;
const DAY = 86_400_000;

/** The zone is read in blocks of this length, each once and only when asked for. */
const BLOCK = 400 * DAY;
/** Clocks differ from UTC by up to 26 hours in all, so a local day's start is never further away. */
const MARGIN = 3 * DAY;
/** Finer than any two changes of a clock: the closest in the tz database (Freetown, 1939) are 3.98 days apart. */
const SAMPLE = 2 * DAY;

/**
 * Reads a zone's clock changes out of Intl, the only tz database the language has.
 *
 * Intl tells the local time of one moment at a time and slowly, so the changes are found once, by
 * sampling and halving, and everything after is arithmetic on whole numbers. Outside the years that
 * can be written down, clocks stand as they do at the nearest end.
 */
export function makeZoneClock(zone: string): ZoneClock {
  const offsetAt = makeOffsetReader(zone);
  const blocks = new Map<number, readonly ClockStretch[]>();
  return (moment) => {
    const index = Math.floor(clampMoment(moment) / BLOCK);
    const known = blocks.get(index);
    if (known) return known;
    const stretches = readBlock(offsetAt, index * BLOCK);
    blocks.set(index, stretches);
    return stretches;
  };
}

function readBlock(offsetAt: (moment: Moment) => number, start: Moment): ClockStretch[] {
  const stretches: ClockStretch[] = [];
  const end = start + BLOCK + MARGIN;
  let sampled = start - MARGIN;
  let from = Number.NEGATIVE_INFINITY;
  let offset = offsetAt(sampled);
  while (sampled < end) {
    const next = sampled + SAMPLE;
    const nextOffset = offsetAt(next);
    if (nextOffset !== offset) {
      const change = findChange(offsetAt, sampled, next);
      stretches.push({ from, until: change, offset });
      from = change;
      offset = nextOffset;
    }
    sampled = next;
  }
  stretches.push({ from, until: Number.POSITIVE_INFINITY, offset });
  return stretches;
}

/** The first whole second of `(before, after]` with the offset of `after`; there is one change between. */
function findChange(offsetAt: (moment: Moment) => number, before: Moment, after: Moment): Moment {
  const old = offsetAt(before);
  let low = before;
  let high = after;
  while (high - low > SECOND) {
    const middle = low + Math.floor((high - low) / (2 * SECOND)) * SECOND;
    if (offsetAt(middle) === old) low = middle;
    else high = middle;
  }
  return high;
}

/** Asks Intl for the local time of a whole second, written as if it were UTC, and subtracts. */
function makeOffsetReader(zone: string): (moment: Moment) => number {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    calendar: "gregory",
    numberingSystem: "latn",
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
    era: "short",
  });
  return (moment) => {
    const instant = clampMoment(moment);
    const fields = new Map<string, string>();
    for (const { type, value } of format.formatToParts(instant)) fields.set(type, value);
    const read = (type: string) => Number(fields.get(type));
    const year = fields.get("era") === "BC" ? 1 - read("year") : read("year");
    const local = new Date(0);
    local.setUTCFullYear(year, read("month") - 1, read("day"));
    local.setUTCHours(read("hour"), read("minute"), read("second"));
    return local.getTime() - instant;
  };
}
