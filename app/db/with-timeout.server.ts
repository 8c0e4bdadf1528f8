import type { Database, Queryable } from "./database.server.ts";

/**
 * The database with an end to each statement, after which it is cancelled with SQLSTATE 57014. The
 * embedded database cannot cancel; there statements must be small.
 */
export function withTimeout(db: Database, milliseconds: number): Queryable {
  if (db.kind === "pglite") return db;
  return {
    query: (statement) =>
      db.transaction(async (tx) => {
        await tx.query({ text: `SET LOCAL statement_timeout = ${Math.ceil(milliseconds)}` });
        return tx.query(statement);
      }),
  };
}
