import { expect, test } from "vitest";
import { makeChangeIds } from "#app/db/memberships/make-change-ids.server.ts";

const NOW = Date.UTC(2026, 10, 22);

test("ids are UUIDs of version 7 that tell the time", () => {
  const id = makeChangeIds(NOW, undefined)();
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(parseInt(id.slice(0, 8) + id.slice(9, 13), 16)).toBe(NOW);
});

test("ids grow within a batch, from batch to batch, and when the clock stands or goes back", () => {
  const ids: string[] = [];
  for (const now of [NOW, NOW, NOW - 5, NOW + 1]) {
    const newId = makeChangeIds(now, ids.at(-1));
    for (let made = 0; made < 20_000; made++) ids.push(newId());
  }
  expect(ids.toSorted()).toEqual(ids);
  expect(new Set(ids).size).toBe(ids.length);
});
