import { PrismaSessionStorage } from "@shopify/shopify-app-session-storage-prisma";
import { prisma } from "#app/db/prisma.server.ts";

let opened: PrismaSessionStorage<typeof prisma> | undefined;

/** Shopify's storage asks the database as soon as it is made; this makes it when it is first needed. */
function storage(): PrismaSessionStorage<typeof prisma> {
  opened ??= new PrismaSessionStorage(prisma);
  return opened;
}

/** Where Shopify's library keeps its sessions. */
export const sessionStorage: Pick<
  PrismaSessionStorage<typeof prisma>,
  "storeSession" | "loadSession" | "deleteSession" | "deleteSessions" | "findSessionsByShop"
> = {
  storeSession: (session) => storage().storeSession(session),
  loadSession: (id) => storage().loadSession(id),
  deleteSession: (id) => storage().deleteSession(id),
  deleteSessions: (ids) => storage().deleteSessions(ids),
  findSessionsByShop: (shop) => storage().findSessionsByShop(shop),
};
