import { expect, test } from "vitest";
import { adminApp } from "#tests/support/admin-app.ts";
import { thrownResponse } from "#tests/support/thrown-response.ts";

const { db, sandbox, ask, open } = await adminApp();
const { loader: entrance } = await import("#app/routes/_index/route.tsx");
const { loader: shell } = await import("#app/routes/app/route.tsx");
const { loader: home } = await import("#app/routes/app._index/route.tsx");

test("a document asked for outside the admin does not exist", async () => {
  const request = new Request("http://app.test/app", { headers: { "User-Agent": "Mozilla/5.0" } });
  const { status } = await thrownResponse(() => shell({ request, params: {}, context: {} }));
  expect(status).toBe(404);
});

test("the root leads the admin to the app and nobody else anywhere", async () => {
  const inside = await thrownResponse(() => entrance(open("/")));
  expect(inside.headers.get("Location")).toContain("/app?embedded=1");

  const request = new Request("http://app.test/");
  const outside = await thrownResponse(() => entrance({ request, params: {}, context: {} }));
  expect(outside.status).toBe(404);
});

test("the first visit registers the shop and starts reading its history, however many loaders run", async () => {
  const visit = open("/app");
  const [view] = await Promise.all([shell(visit), home(visit)]);

  expect(view).toMatchObject({ currency: "GBP", timeZone: "Europe/London", locale: "en-GB" });
  const shops = await db.query({ text: "SELECT domain, import_completed_at FROM shop" });
  expect(shops).toEqual([{ domain: sandbox.shop.domain, import_completed_at: null }]);
  expect(await db.query({ text: "SELECT state FROM history_import" })).toHaveLength(1);
});

test("a further visit registers nothing again", async () => {
  await shell(ask("/app"));
  expect(await db.query({ text: "SELECT FROM history_import" })).toHaveLength(1);
});

test("Home shows how far the history is read", async () => {
  const { importProgress, segments } = await home(ask("/app"));
  expect(importProgress).toMatchObject({ phase: "waiting", ordersDone: 0, waitsFor: undefined });
  expect(segments).toEqual([]);
});

test("a forged ID token is asked for again, and lets nobody in", async () => {
  const [header, claims] = (ask("/app").request.headers.get("Authorization") ?? "").split(".");
  const forged = `${header ?? ""}.${claims ?? ""}.${"A".repeat(43)}`.replace("Bearer ", "");
  const { status, headers } = await thrownResponse(() => shell(ask("/app", { idToken: forged })));
  expect(status).toBe(401);
  expect(headers.get("X-Shopify-Retry-Invalid-Session-Request")).toBe("1");
});

test("a document without a good ID token is sent to fetch one", async () => {
  const { status, headers } = await thrownResponse(() => shell(open("/app", { id_token: "" })));
  expect(status).toBe(302);
  expect(headers.get("Location")).toMatch(/^\/auth\/session-token\?.*shopify-reload=/);
});

test("a robot is turned away", async () => {
  const { request } = open("/app");
  const robot = new Request(request, { headers: { "User-Agent": "Googlebot/2.1" } });
  const { status } = await thrownResponse(() => shell({ request: robot, params: {}, context: {} }));
  expect(status).toBe(410);
});
