import { expect, test } from "vitest";
import { freeName } from "#app/lib/free-name.ts";

test.each([
  ["VIP", [], "VIP"],
  ["VIP", ["VIP"], "VIP (2)"],
  ["vip", ["VIP", "VIP (2)"], "vip (3)"],
  ["VIP (2)", ["VIP (2)"], "VIP (3)"],
  ["VIP (9)", ["VIP (9)", "VIP (10)"], "VIP (11)"],
  ["VIP(2)", ["VIP(2)"], "VIP(2) (2)"],
  ["0123456789", ["0123456789"], "012345 (2)"],
])("%s beside %j becomes %s", (name, taken, free) => {
  const known = new Set(taken.map((each) => each.toLowerCase()));
  expect(freeName(name, (each) => known.has(each.toLowerCase()), 10)).toBe(free);
});
