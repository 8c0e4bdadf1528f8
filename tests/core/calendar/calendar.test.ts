import { describe, expect, test } from "vitest";
import { isTimeZone, makeCalendar } from "#app/core/calendar/calendar.ts";

const at = (text: string) => Date.parse(text);
const iso = (moment: number) => new Date(moment).toISOString();

/** The start of a day, and how many hours it has. */
function day(zone: string, date: string) {
  const calendar = makeCalendar(zone);
  const start = calendar.dayStart(date);
  return { start: iso(start), hours: (calendar.nextDayStart(start) - start) / 3_600_000 };
}

describe("a day starts at its first instant", () => {
  test.each([
    // Havana's clocks are set at midnight: forward to 01:00, and back from 01:00 to 00:00.
    ["America/Havana", "2026-03-08", "2026-03-08T05:00:00.000Z", 23],
    ["America/Havana", "2026-11-01", "2026-11-01T04:00:00.000Z", 25],
    // Sao Paulo and Beirut: forward from midnight to 01:00, back from midnight to 23:00.
    ["America/Sao_Paulo", "2018-11-04", "2018-11-04T03:00:00.000Z", 23],
    ["America/Sao_Paulo", "2018-02-17", "2018-02-17T02:00:00.000Z", 25],
    ["Asia/Beirut", "2026-03-29", "2026-03-28T22:00:00.000Z", 23],
    ["Asia/Beirut", "2026-10-24", "2026-10-23T21:00:00.000Z", 25],
    // Lord Howe shifts by half an hour.
    ["Australia/Lord_Howe", "2026-04-05", "2026-04-04T13:00:00.000Z", 24.5],
    ["Australia/Lord_Howe", "2026-10-04", "2026-10-03T13:30:00.000Z", 23.5],
    ["Asia/Kolkata", "2026-11-22", "2026-11-21T18:30:00.000Z", 24],
    ["Asia/Kathmandu", "2026-11-22", "2026-11-21T18:15:00.000Z", 24],
    ["Europe/Berlin", "2026-03-29", "2026-03-28T23:00:00.000Z", 23],
    ["Europe/Berlin", "2026-10-25", "2026-10-24T22:00:00.000Z", 25],
    ["UTC", "2024-02-29", "2024-02-29T00:00:00.000Z", 24],
    // Apia went from the east of the date line to its west and had no 30 December 2011.
    ["Pacific/Apia", "2011-12-29", "2011-12-29T10:00:00.000Z", 24],
    ["Pacific/Apia", "2011-12-31", "2011-12-30T10:00:00.000Z", 24],
    // Kwajalein went the other way in 1969: 30 September came twice.
    ["Pacific/Kwajalein", "1969-09-30", "1969-09-29T13:00:00.000Z", 47],
    // Before there were zones, local time was solar: 5 h 53 min 28 s ahead in Calcutta.
    ["Asia/Kolkata", "1850-01-01", "1849-12-31T18:06:32.000Z", 24],
  ])("%s %s", (zone, date, start, hours) => {
    expect(day(zone, date)).toEqual({ start, hours });
  });
});

test("a day that the zone skipped starts with the next one that exists", () => {
  const apia = makeCalendar("Pacific/Apia");
  expect(apia.dayStart("2011-12-30")).toBe(apia.dayStart("2011-12-31"));
  expect(apia.dayOf(apia.dayStart("2011-12-30"))).toBe("2011-12-31");
  expect(apia.dayOf(apia.dayStart("2011-12-30") - 1)).toBe("2011-12-29");
  expect(iso(apia.nextDayStart(apia.dayStart("2011-12-29")))).toBe("2011-12-30T10:00:00.000Z");
});

test("a moment belongs to the day that has begun last, even where clocks then go back over midnight", () => {
  // In St John's the clocks of 29 October 2006 went from 00:01 back to 23:01.
  const calendar = makeCalendar("America/St_Johns");
  expect(iso(calendar.dayStart("2006-10-29"))).toBe("2006-10-29T02:30:00.000Z");
  expect(calendar.dayOf(at("2006-10-29T02:29:59.999Z"))).toBe("2006-10-28");
  expect(calendar.dayOf(at("2006-10-29T02:30:00.000Z"))).toBe("2006-10-29");
  expect(calendar.dayOf(at("2006-10-29T02:31:00.000Z"))).toBe("2006-10-29");
  expect(calendar.dayOf(at("2006-10-29T03:30:00.000Z"))).toBe("2006-10-29");
});

describe("a local time is the first instant at which the clocks show it", () => {
  test.each([
    ["Europe/Berlin", "2026-07-01T12:00:00", "2026-07-01T10:00:00.000Z", "an ordinary time"],
    ["Europe/Berlin", "2026-07-01T12:00", "2026-07-01T10:00:00.000Z", "without seconds"],
    ["Europe/Berlin", "2026-07-01T12:00:00.25", "2026-07-01T10:00:00.250Z", "with a fraction"],
    ["Europe/Berlin", "2026-10-25T02:30:00", "2026-10-25T00:30:00.000Z", "the earlier of two"],
    ["Europe/Berlin", "2026-03-29T02:30:00", "2026-03-29T01:00:00.000Z", "the jump over it"],
    ["America/Havana", "2026-11-01T00:30:00", "2026-11-01T04:30:00.000Z", "the earlier of two"],
    ["America/Havana", "2026-03-08T00:30:00", "2026-03-08T05:00:00.000Z", "the jump over it"],
    ["Australia/Lord_Howe", "2026-10-04T02:15:00", "2026-10-03T15:30:00.000Z", "the jump over it"],
    [
      "Australia/Lord_Howe",
      "2026-04-05T01:45:00",
      "2026-04-04T14:45:00.000Z",
      "the earlier of two",
    ],
    ["Pacific/Apia", "2011-12-30T12:00:00", "2011-12-30T10:00:00.000Z", "the jump over its day"],
  ])("%s %s is %s: %s", (zone, local, instant) => {
    expect(iso(makeCalendar(zone).instantOf(local))).toBe(instant);
  });

  test("anything else is a fault", () => {
    const { instantOf } = makeCalendar("UTC");
    expect(() => instantOf("2026-07-01")).toThrow("is a local date and time");
    expect(() => instantOf("2026-02-30T00:00:00")).toThrow("is a date");
  });
});

describe("a relative start is a local day's", () => {
  test.each([
    // 12:30 in Havana on the day after the clocks went back.
    ["America/Havana", "2026-11-02T17:30:00Z", [-1, "d", 0], "2026-11-01T04:00:00.000Z"],
    ["America/Havana", "2026-11-02T17:30:00Z", [-1, "d", 1], "2026-11-02T05:00:00.000Z"],
    ["Europe/Berlin", "2026-11-22T12:00:00Z", [-90, "d", 0], "2026-08-23T22:00:00.000Z"],
    ["Europe/Berlin", "2026-11-22T12:00:00Z", [-2, "w", 0], "2026-11-07T23:00:00.000Z"],
    ["UTC", "2026-03-31T12:00:00Z", [-1, "m", 0], "2026-02-28T00:00:00.000Z"],
    ["UTC", "2024-03-31T12:00:00Z", [-1, "m", 0], "2024-02-29T00:00:00.000Z"],
    // The offset comes first, then the days: one day after 28 February, not a month before 1 April.
    ["UTC", "2026-03-31T12:00:00Z", [-1, "m", 1], "2026-03-01T00:00:00.000Z"],
    ["UTC", "2024-02-29T12:00:00Z", [-1, "y", 0], "2023-02-28T00:00:00.000Z"],
    ["UTC", "2026-11-22T12:00:00Z", [3, "m", 0], "2027-02-22T00:00:00.000Z"],
  ] as const)("%s at %s: %j", (zone, moment, [amount, unit, plusDays], start) => {
    expect(iso(makeCalendar(zone).relativeStart(at(moment), amount, unit, plusDays))).toBe(start);
  });
});

test("dates beyond what can be written down stay at the nearest end", () => {
  const calendar = makeCalendar("Asia/Kolkata");
  expect(iso(calendar.dayStart("0001-01-01"))).toBe("0001-01-01T00:00:00.000Z");
  expect(iso(calendar.relativeStart(0, -1e9, "d", 0))).toBe("0001-01-01T00:00:00.000Z");
  expect(iso(calendar.relativeStart(0, 1e9, "y", 0))).toBe("9999-12-30T18:30:00.000Z");
  expect(iso(makeCalendar("America/Havana").instantOf("9999-12-31T23:00:00"))).toBe(
    "9999-12-31T23:59:59.999Z",
  );
});

test("only IANA zones are zones", () => {
  expect(isTimeZone("Pacific/Apia")).toBe(true);
  expect(isTimeZone("Mars/Olympus_Mons")).toBe(false);
  expect(isTimeZone("")).toBe(false);
});
