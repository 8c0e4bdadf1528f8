import { expect, test } from "vitest";
import { findSegment } from "#app/db/segments/find-segment.server.ts";
import { buildSegments } from "#app/services/segments/build-segments.server.ts";
import { namedRows } from "#app/services/segments/named-rows.server.ts";
import { refreshSnapshot } from "#app/services/segments/refresh-snapshot.server.ts";
import { snapshotFromFile } from "#app/services/segments/snapshot-from-file.server.ts";
import { loadShopKey } from "#app/db/crypto/load-shop-key.server.ts";
import { hashEmail } from "#app/db/crypto/shop-key.server.ts";
import { testDatabase } from "#tests/support/database.ts";
import { openLiveShop } from "#tests/support/live-shop.ts";

const db = await testDatabase();

test("a file's rows name customers by id or address, whatever a spreadsheet made of them", async () => {
  const pieces = [
    '\uFEFFName;Customer ID;E-mail\r\n"Lee, An',
    'n";\'0012;\r\n"a ""b""";;Ann@Shop.test\n\n;gid://shopify/Customer/7;x@y.test\nno;one;',
  ];
  const rows = [];
  for await (const { line, named } of namedRows(pieces)) rows.push([line, named]);
  expect(rows).toEqual([
    [2, { kind: "id", id: "12" }],
    [3, { kind: "email", address: "Ann@Shop.test" }],
    [4, { kind: "id", id: "7" }],
    [5, undefined],
  ]);
  const bare = [];
  for await (const { named } of namedRows(["5,x\na@b.c"])) bare.push(named);
  expect(bare).toEqual([
    { kind: "id", id: "5" },
    { kind: "email", address: "a@b.c" },
  ]);
});

test("a snapshot from a file holds whom its rows name, and says which name nobody", async () => {
  const shop = 1n;
  const live = await openLiveShop(db, shop, 5);
  const hash = hashEmail(await loadShopKey(db, shop), "ann@shop.test");
  await db.query({
    text: "UPDATE customer SET email_hash = $2::bytea WHERE shop = $1 AND customer IN (2, 4)",
    values: [shop, hash],
  });
  const file = ["id,email,accepts_marketing\n1,,yes\n,ANN@shop.test,yes\n99,,yes\n1,,yes\n"];
  const made = await snapshotFromFile(db, shop, { name: "Fair", file, staff: "anna" });
  expect(made).toMatchObject({
    matched: 3,
    unmatched: 1,
    first: [{ line: 4, text: "99" }],
  });
  while ((await buildSegments(db, shop)).kind !== "idle");
  const segment = made.ok ? made.segment : "";
  expect(await findSegment(db, shop, segment)).toMatchObject({ kind: "static", members: 3 });
  expect(await refreshSnapshot(db, shop, segment)).toBe(false);
  const consent = await db.query({
    text: "SELECT value FROM customer_value WHERE shop = $1 AND attribute <> 'in_segment'",
    values: [shop],
  });
  expect(consent).toEqual([]);
  const again = await snapshotFromFile(db, shop, { name: "fair", file, staff: "anna" });
  expect(again).toEqual({ ok: false, reason: "name-taken" });
  expect(live.shop).toBe(shop);
});
