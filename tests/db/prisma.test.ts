import { Session } from "@shopify/shopify-api";
import { PrismaSessionStorage } from "@shopify/shopify-app-session-storage-prisma";
import "@shopify/shopify-app-remix/adapters/node";
import { beforeAll, expect, test } from "vitest";
import { makePrismaClient } from "#app/db/prisma.server.ts";
import type { LeasedDatabase } from "#app/db/leased-database.server.ts";
import { aShop } from "#tests/support/a-shop.ts";
import { testDatabase } from "#tests/support/database.ts";

let db: LeasedDatabase;
beforeAll(async () => {
  db = await testDatabase();
});

const prisma = makePrismaClient(() => Promise.resolve(db.source));

function aSession(overrides: Partial<ConstructorParameters<typeof Session>[0]> = {}): Session {
  return new Session({
    id: "offline_shop.myshopify.com",
    shop: "shop.myshopify.com",
    state: "",
    isOnline: false,
    scope: "read_orders",
    accessToken: "a token",
    expires: new Date("2026-11-22T10:20:30.405Z"),
    refreshToken: "a refresh token",
    refreshTokenExpires: new Date("2027-01-01T00:00:00Z"),
    ...overrides,
  });
}

test("Shopify's session storage stores, changes, loads and deletes a session", async () => {
  const storage = new PrismaSessionStorage(prisma);
  const session = aSession();
  await storage.storeSession(session);
  await storage.storeSession(aSession({ accessToken: "a later token" }));

  const loaded = await storage.loadSession(session.id);
  expect(loaded).toMatchObject({
    accessToken: "a later token",
    expires: session.expires,
    refreshToken: "a refresh token",
    refreshTokenExpires: session.refreshTokenExpires,
  });
  expect(await storage.findSessionsByShop("shop.myshopify.com")).toHaveLength(1);
  await storage.deleteSession(session.id);
  expect(await storage.loadSession(session.id)).toBeUndefined();
});

test("Prisma reads rows that statements wrote, of every type", async () => {
  const shop = await aShop(db, { shop: 9_007_199_254_740_993n });
  await db.query({
    text: `INSERT INTO segment (shop, segment, name, kind, labels)
           VALUES ($1, gen_random_uuid(), 'Regulars', 'live', $2)`,
    values: [shop, ['one "label"', "two"]],
  });
  const found = await prisma.shop.findUniqueOrThrow({ where: { shop } });
  expect(found).toMatchObject({ shop, installedAt: new Date("2026-01-01T00:00:00Z") });
  expect(found.wrappedKey).toBeInstanceOf(Uint8Array);
  expect(await prisma.segment.findFirst({ where: { shop } })).toMatchObject({
    labels: ['one "label"', "two"],
    starred: false,
  });
  expect(await prisma.shopSetting.count({ where: { shop } })).toBe(3);
});

test("bytes written by Prisma come back as they were", async () => {
  const wrappedKey = new Uint8Array([0, 1, 254, 255]);
  await prisma.shop.update({ where: { shop: 9_007_199_254_740_993n }, data: { wrappedKey } });
  const rows = await db.query({ text: "SELECT wrapped_key FROM shop" });
  expect(rows).toEqual([{ wrapped_key: wrappedKey }]);
});

test("a Prisma transaction that fails leaves nothing behind, and the connection free", async () => {
  const data = { id: "s", shop: "a.myshopify.com", state: "", accessToken: "" };
  const failing = prisma.$transaction(async (tx) => {
    await tx.session.create({ data });
    await tx.session.create({ data });
  });
  await expect(failing).rejects.toMatchObject({ code: "P2002" });
  expect(await db.query({ text: "SELECT id FROM session" })).toEqual([]);
});
