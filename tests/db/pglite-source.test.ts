import { monitorEventLoopDelay } from "node:perf_hooks";
import { expect, test } from "vitest";
import { makeDatabase } from "#app/db/leased-database.server.ts";
import { startPglite } from "#app/db/pglite-source.server.ts";
import { embeddedTemplate } from "#tests/support/embedded-template.ts";

test("a heavy query leaves the main thread free", async () => {
  const db = makeDatabase(startPglite({ template: await embeddedTemplate() }));
  await db.query({ text: "SELECT 1" });
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  let ticks = 0;
  const ticking = setInterval(() => {
    ticks += 1;
  }, 5);
  const began = performance.now();
  await db.query({
    text: "SELECT count(*) FROM generate_series(1, 3000000) AS n WHERE n::text LIKE '%7%'",
  });
  const took = performance.now() - began;
  clearInterval(ticking);
  delay.disable();
  await db.close();
  // The machine of the tests is busy; the bench measures the 20 ms. A blocked thread ticks never.
  expect(ticks).toBeGreaterThan(took / 40);
  expect(delay.max / 1e6).toBeLessThan(took / 2);
});

test("a thread that dies fails what it was asked, and all that comes after", async () => {
  const source = startPglite({ template: await embeddedTemplate() });
  const connection = await source.lease();
  // A fault of ours rather than of a statement, as running out of memory would be.
  const fatal = connection.run({ text: 7 as never });
  await expect(fatal).rejects.toThrow();
  connection.release(true);
  const later = makeDatabase(source).query({ text: "SELECT 1" });
  await expect(later).rejects.toBe(await fatal.catch((fault: unknown) => fault));
});

test("those who wait are served before it closes, and those who come later refused", async () => {
  const db = makeDatabase(startPglite({ template: await embeddedTemplate() }));
  const answers = [1, 2, 3].map((n) => db.query({ text: `SELECT ${n.toString()} AS n` }));
  const closed = db.close();
  expect(await Promise.all(answers)).toEqual([[{ n: 1 }], [{ n: 2 }], [{ n: 3 }]]);
  await closed;
  await expect(db.query({ text: "SELECT 1" })).rejects.toThrow("is closed");
});
