import { expect, test } from "vitest";
import { findSegment } from "#app/db/segments/find-segment.server.ts";
import { updateName } from "#app/db/segments/update-name.server.ts";
import { buildSegments } from "#app/services/segments/build-segments.server.ts";
import { changeQuery } from "#app/services/segments/change-query.server.ts";
import { changeSegment } from "#app/services/segments/change-segment.server.ts";
import { createSegment } from "#app/services/segments/create-segment.server.ts";
import { showDraft } from "#app/services/segments/show-draft.server.ts";
import { testDatabase } from "#tests/support/database.ts";
import { openLiveShop } from "#tests/support/live-shop.ts";

const db = await testDatabase();

async function versionOf(shop: bigint, segment: string): Promise<number | undefined> {
  return (await findSegment(db, shop, segment))?.version;
}

test("a renamed segment is still the one that others ask about, under its new name", async () => {
  const shop = 1n;
  const live = await openLiveShop(db, shop, 2);
  const vip = await live.make("VIP", "number_of_orders = 0");
  const reader = await live.make("Reader", "in_segment  = 'vip'");
  await updateName(db, shop, vip, { name: "Gold", staff: "anna" });

  expect((await findSegment(db, shop, reader))?.query).toBe(`in_segment  = '${vip}'`);
  expect((await showDraft(db, shop, reader))?.query).toBe("in_segment  = 'Gold'");
  const saved = await changeQuery(db, shop, { segment: reader, query: "in_segment  = 'Gold'" });
  expect(saved).toEqual({ ok: true, version: 1 });
});

test("whoever asks about an edited segment is rebuilt with it, through others too, and goes live with it", async () => {
  const shop = 2n;
  const live = await openLiveShop(db, shop, 3);
  const lower = await live.make("Lower", "number_of_orders = 0");
  const middle = await live.make("Middle", "in_segment = 'Lower'");
  const upper = await live.make("Upper", "in_segment != 'Middle'");
  const apart = await live.make("Apart", "amount_spent > 1");

  await changeQuery(db, shop, { segment: lower, query: "number_of_orders > 0", staff: "anna" });
  const versions = async () =>
    Promise.all([lower, middle, upper, apart].map((segment) => versionOf(shop, segment)));
  const seen = new Set<string>();
  for (;;) {
    seen.add(JSON.stringify(await versions()));
    if ((await buildSegments(db, shop)).kind === "idle") break;
  }
  expect([...seen]).toEqual(["[1,1,1,1]", "[2,2,2,1]"]);
  expect((await findSegment(db, shop, upper))?.members).toBe(3);
});

test("an edit that is taken back before it is live is taken back for its readers", async () => {
  const shop = 3n;
  const live = await openLiveShop(db, shop, 3);
  const lower = await live.make("Lower", "number_of_orders = 0");
  const reader = await live.make("Reader", "in_segment = 'Lower'");
  await changeQuery(db, shop, { segment: lower, query: "number_of_orders > 0" });
  await changeQuery(db, shop, { segment: lower, query: "number_of_orders = 0" });

  expect(await buildSegments(db, shop)).toEqual({ kind: "idle" });
  expect([await versionOf(shop, lower), await versionOf(shop, reader)]).toEqual([1, 1]);
});

test("an edit that would make segments ask for each other is refused, however it comes about", async () => {
  const shop = 4n;
  const live = await openLiveShop(db, shop, 1);
  const lower = await live.make("Lower", "number_of_orders = 0");
  await live.make("Middle", "in_segment = 'Lower'");
  const query = "in_segment = 'Middle'";
  expect(await changeQuery(db, shop, { segment: lower, query })).toMatchObject({
    ok: false,
    reason: "invalid-query",
    diagnostics: [{ code: "segment-cycle", path: ["Lower", "Middle", "Lower"] }],
  });
  const edit = { segment: lower, name: "Renamed", query, staff: "anna" };
  expect(await changeSegment(db, shop, edit)).toMatchObject({ ok: false });
  expect((await findSegment(db, shop, lower))?.name).toBe("Lower");
});

test("two edits at once cannot make two segments ask for each other", async () => {
  const shop = 5n;
  const live = await openLiveShop(db, shop, 1);
  const one = await live.make("One", "number_of_orders = 0");
  const other = await live.make("Other", "number_of_orders = 1");
  const results = await Promise.all([
    changeQuery(db, shop, { segment: one, query: "in_segment = 'Other'" }),
    changeQuery(db, shop, { segment: other, query: "in_segment = 'One'" }),
  ]);
  expect(results.map(({ ok }) => ok).sort()).toEqual([false, true]);
});

test("an edit that would nest its readers too deep is refused with their names", async () => {
  const shop = 6n;
  const live = await openLiveShop(db, shop, 1);
  const names = ["number_of_orders = 0"];
  const ids: string[] = [];
  for (let depth = 0; depth < 6; depth++) {
    ids.push(await live.make(`Low ${depth}`, names.at(-1)!));
    names.push(`in_segment = 'Low ${depth}'`);
  }
  const bottom = await live.make("Bottom", "number_of_orders = 1");
  let below = "Bottom";
  for (let depth = 0; depth < 6; depth++) {
    await live.make(`High ${depth}`, `in_segment = '${below}'`);
    below = `High ${depth}`;
  }
  const deeper = { segment: bottom, query: "in_segment = 'Low 5'" };
  expect(await changeQuery(db, shop, deeper)).toEqual({
    ok: false,
    reason: "breaks-readers",
    readers: ["High 4", "High 5"],
  });
});

test("a new segment cannot name one that is not there", async () => {
  const shop = 7n;
  await openLiveShop(db, shop, 1);
  const made = await createSegment(db, shop, { name: "New", query: "in_segment = 'Gone'" });
  expect(made).toMatchObject({
    reason: "invalid-query",
    diagnostics: [{ code: "unknown-segment" }],
  });
});
