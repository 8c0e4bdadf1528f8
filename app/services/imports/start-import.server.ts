import { randomUUID } from "node:crypto";
import type { Queryable } from "#app/db/database.server.ts";
import { insertImport } from "#app/db/imports/insert-import.server.ts";

/** Has a shop's history read, unless it is being read already. `runImport` does the reading. */
export async function startImport(tx: Queryable, shop: bigint): Promise<void> {
  await insertImport(tx, shop, randomUUID());
}
