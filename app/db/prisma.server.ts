import { PrismaClient } from "@prisma/client";
import type { ConnectionSource } from "./connection.server.ts";
import { database } from "./open-database.server.ts";
import { makePrismaAdapter } from "./prisma-adapter.server.ts";

/** Prisma's client for sessions and single rows, on the connections of a database that others close. */
export function makePrismaClient(source: () => Promise<ConnectionSource>): PrismaClient {
  const adapter = makePrismaAdapter(async () => ({
    ...(await source()),
    close: () => Promise.resolve(),
  }));
  return new PrismaClient({ adapter });
}

/** The process's own. It opens the database with its first query. */
export const prisma = makePrismaClient(async () => (await database()).source);
