import { expect, test } from "vitest";
import { ALWAYS, FOREVER } from "#app/core/calendar/moment.ts";
import { nextZoneChange, zoneAt } from "#app/core/calendar/zone-version.ts";

const MOVED = [
  { zone: "Europe/Berlin", from: ALWAYS },
  { zone: "Asia/Kolkata", from: 1000 },
];

test("a moment uses the zone then in force", () => {
  expect(zoneAt(MOVED, 999)).toBe("Europe/Berlin");
  expect(zoneAt(MOVED, 1000)).toBe("Asia/Kolkata");
});

test("the next change is later than the moment", () => {
  expect(nextZoneChange(MOVED, 999)).toBe(1000);
  expect(nextZoneChange(MOVED, 1000)).toBe(FOREVER);
});

test("a shop without a first zone is a fault", () => {
  expect(() => zoneAt([], 0)).toThrow("first zone");
  expect(() => zoneAt([{ zone: "UTC", from: 0 }], 0)).toThrow("first zone");
});
