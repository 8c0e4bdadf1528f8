import { beforeAll, expect, test } from "vitest";
import { adminApp } from "#tests/support/admin-app.ts";

const { db, sandbox, ask, open } = await adminApp();
const { updateImportCompleted } = await import("#app/db/shops/update-import-completed.server.ts");
const { databaseNow } = await import("#app/db/now.server.ts");
const { findShopByDomain } = await import("#app/db/shops/find-shop-by-domain.server.ts");
const { buildSegments } = await import("#app/services/segments/build-segments.server.ts");
const { createSegment } = await import("#app/services/segments/create-segment.server.ts");
const { takeSnapshots } = await import("#app/services/segments/take-snapshots.server.ts");
const { loader: shell } = await import("#app/routes/app/route.tsx");
const { loader: list } = await import("#app/routes/app.segments._index/route.tsx");
const { action: act } = await import("#app/routes/app.segment.act/route.ts");
const { action: fromFile } = await import("#app/routes/app.segments.file/route.ts");

let shop = 0n;
let segment = "";

beforeAll(async () => {
  await shell(open("/app"));
  shop = (await findShopByDomain(db, sandbox.shop.domain)) ?? 0n;
  await updateImportCompleted(db, shop, await databaseNow(db));
  await db.query({
    text: `INSERT INTO customer (shop, customer, known_from, sample)
           SELECT $1::bigint, n, '2020-01-01', n FROM generate_series(1, 4) n`,
    values: [shop],
  });
  const made = await createSegment(db, shop, { name: "VIP", query: "number_of_orders = 0" });
  segment = made.ok ? made.segment : "";
  await work();
});

async function work(): Promise<void> {
  while ((await buildSegments(db, shop)).kind !== "idle");
  while (await takeSnapshots(db, shop));
}

function doWith(id: string, what: string): Promise<unknown> {
  return act(ask(`/app/segments/${id}/act`, { params: { segmentId: id }, form: { act: what } }));
}

test("one click makes everyone else and a snapshot, and archiving lists what uses the segment", async () => {
  for (const what of ["everyone-else", "snapshot"]) {
    expect(await doWith(segment, what)).toMatchObject({ status: 302 });
  }
  await work();
  const { segments } = await list(open("/app/segments"));
  const kinds = segments.map(({ name, kind, members, takenAt }) => [
    name.replace(/, .*/, ", a day"),
    kind,
    members,
    takenAt !== undefined,
  ]);
  expect(kinds).toEqual([
    ["Everyone else (VIP)", "live", 0, false],
    ["VIP", "live", 4, false],
    ["VIP, a day", "static", 4, true],
  ]);
  expect(await doWith(segment, "archive")).toMatchObject({
    init: { status: 422 },
    data: { ok: false, uses: [{ name: "Everyone else (VIP)" }, { kind: "segment" }] },
  });
  expect(await doWith(segments[0]?.segment ?? "", "archive")).toMatchObject({ status: 302 });
});

test("a file makes a snapshot of those it names", async () => {
  const form = { name: "Fair", file: "id\n2\n77\n" };
  const made = await fromFile(ask("/app/segments/file", { form }));
  expect(made).toMatchObject({
    ok: true,
    matched: 1,
    unmatched: 1,
    first: [{ line: 3, text: "77" }],
  });
});
