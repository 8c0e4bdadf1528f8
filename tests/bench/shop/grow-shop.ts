import type { Database, Queryable } from "#app/db/database.server.ts";
import { databaseNow } from "#app/db/now.server.ts";
import { updateEvaluatedTo } from "#app/db/shops/update-evaluated-to.server.ts";
import { updateImportCompleted } from "#app/db/shops/update-import-completed.server.ts";
import { aShop } from "#tests/support/a-shop.ts";
import { GROWTH } from "./shop-growth.ts";

/** Makes a shop with so many customers, five times the orders and twelve times the lines. */
export async function growShop(db: Database, customers: number): Promise<bigint> {
  const shop = await aShop(db);
  await db.transaction(async (tx) => {
    await tx.query({ text: "SET LOCAL work_mem = '128MB'" });
    await tx.query({ text: "SET LOCAL maintenance_work_mem = '512MB'" });
    await tx.query({ text: "SELECT setseed(0.5)" });
    for (const { table, text } of GROWTH) {
      const restore = await dropIndexes(tx, table);
      await tx.query({ text, values: valuesOf(text, shop, customers) });
      for (const statement of restore) await tx.query({ text: statement });
    }
    const now = await databaseNow(tx);
    await updateImportCompleted(tx, shop, now);
    await updateEvaluatedTo(tx, shop, now);
  });
  await db.query({ text: "VACUUM ANALYZE" });
  return shop;
}

function valuesOf(text: string, shop: bigint, customers: number): unknown[] {
  return [shop, customers].slice(0, text.includes("$2") ? 2 : text.includes("$1") ? 1 : 0);
}

/** An index made over rows that are there takes a fraction of the time. Answers how to make them again. */
async function dropIndexes(tx: Queryable, table: string): Promise<string[]> {
  const indexes = await tx.query<{ name: string; definition: string; is_key: boolean }>({
    text: `SELECT c.relname AS name, pg_get_indexdef(i.indexrelid) AS definition,
                  i.indisprimary AS is_key
           FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
           WHERE i.indrelid = to_regclass($1)`,
    values: [table],
  });
  const restore: string[] = [];
  for (const { name, definition, is_key: isKey } of indexes) {
    await tx.query({
      text: isKey ? `ALTER TABLE ${table} DROP CONSTRAINT "${name}"` : `DROP INDEX "${name}"`,
    });
    const columns = definition.slice(definition.lastIndexOf("("));
    restore.push(
      isKey ? `ALTER TABLE ${table} ADD CONSTRAINT "${name}" PRIMARY KEY ${columns}` : definition,
    );
  }
  return restore;
}
