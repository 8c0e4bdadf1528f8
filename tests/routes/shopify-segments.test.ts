import { beforeAll, expect, test, vi } from "vitest";
import { adminApp } from "#tests/support/admin-app.ts";

const { db, sandbox, ask, open } = await adminApp();
const { updateImportCompleted } = await import("#app/db/shops/update-import-completed.server.ts");
const { databaseNow } = await import("#app/db/now.server.ts");
const { findShopByDomain } = await import("#app/db/shops/find-shop-by-domain.server.ts");
const { buildSegments } = await import("#app/services/segments/build-segments.server.ts");
const { readMirrors } = await import("#app/services/segments/read-mirrors.server.ts");
const { adminQuery } = await import("#app/services/shops/admin-query.server.ts");
const { loader: shell } = await import("#app/routes/app/route.tsx");
const { loader: list } = await import("#app/routes/app.segments._index/route.tsx");
const { loader: show } = await import("#app/routes/app.segment/route.tsx");
const { loader, action, shouldRevalidate } = await import(
  "#app/routes/app.segments.shopify/route.ts"
);

const ADDRESS = "/app/segments/shopify";
let shop = 0n;

beforeAll(async () => {
  await shell(open("/app"));
  shop = (await findShopByDomain(db, sandbox.shop.domain)) ?? 0n;
  await updateImportCompleted(db, shop, await databaseNow(db));
});

async function idOf(name: string): Promise<string> {
  const answer = await loader(open(ADDRESS));
  const listed = "segments" in answer ? answer.segments : [];
  return listed.find((each) => each.name === name)?.id ?? "";
}

test("one that only Shopify can answer is brought in, and says that Shopify keeps it", async () => {
  const made = await action(ask(ADDRESS, { form: { id: await idOf("Champions") } }));
  const [brought] = "brought" in made ? made.brought : [];
  expect(brought).toMatchObject({ name: "Champions", outcome: "mirrored" });
  while ((await buildSegments(db, shop)).kind !== "idle");

  const find = async () => {
    const { segments } = await list(open("/app/segments"));
    return segments.find(({ segment }) => segment === brought?.segment);
  };
  expect(await find()).toMatchObject({ kind: "imported", members: undefined });
  while (
    await readMirrors(db, shop, (document, variables) => adminQuery(db, shop, document, variables))
  );
  expect(await find()).toMatchObject({ members: 0, deletedThereAt: undefined });
  const id = brought?.segment ?? "";
  const view = await show({ ...open(`/app/segments/${id}`), params: { segmentId: id } });
  expect(view.mirror).toMatchObject({ query: "rfm_group = 'CHAMPIONS'", goneAt: undefined });
  expect(view.mirror?.readAt).toBeDefined();
});

test("a choice of nothing, or of what is no segment, is refused", async () => {
  for (const form of [{}, { id: "gid://shopify/Segment/1" }]) {
    expect(await action(ask(ADDRESS, { form }))).toMatchObject({ init: { status: 400 } });
  }
});

test("Shopify is asked again only when something was brought in", () => {
  const asked = (formAction: string) => {
    const url = new URL("http://app.test/app/segments/new");
    const [currentUrl, nextUrl] = [url, url];
    const shared = { currentParams: {}, nextParams: {}, defaultShouldRevalidate: true };
    return shouldRevalidate({ ...shared, currentUrl, nextUrl, formAction });
  };
  expect(asked(ADDRESS)).toBe(true);
  expect(asked("/app/segments/file")).toBe(false);
});

test("where Shopify does not answer, the page is told so", async () => {
  const logged = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  await db.query({ text: "UPDATE session SET access_token = 'none', refresh_token = NULL" });
  const answer = await loader(open(ADDRESS));
  logged.mockRestore();
  expect(answer).toMatchObject({ data: { ok: false, reason: "unanswered" } });
});
