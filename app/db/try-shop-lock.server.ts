import type { Queryable } from "./database.server.ts";
import { isStatementFault } from "./statement-fault.server.ts";

/** Sets our locks apart from others' in the same database. */
const PURPOSE = 1;

/** How long one waits for the holder's end: a few batches or ranges of any kind of work. */
const PATIENCE_MS = 250;

/** SQLSTATE of a lock that was waited for too long. */
const LOCK_NOT_AVAILABLE = "55P03";

/**
 * Takes a shop's lock until the transaction ends, waiting a moment for its turn. Answers false when
 * another has it still.
 *
 * The database serves those who wait in the order they came, and nobody overtakes them. So however
 * busy the clock or a build keeps a shop, a delivery waits for the piece at hand and no longer.
 *
 * Two shops may share a number by chance; then one waits for its next sweep, nothing worse.
 */
export async function tryShopLock(tx: Queryable, shop: bigint): Promise<boolean> {
  const values = [PURPOSE, shop];
  const [row] = await tx.query<{ taken: boolean }>({
    name: "try-shop-lock",
    text: "SELECT pg_try_advisory_xact_lock($1::int, hashint8($2::bigint)) AS taken",
    values,
  });
  if (row?.taken === true) return true;

  await tx.query({ text: `SAVEPOINT unlocked; SET LOCAL lock_timeout = ${PATIENCE_MS}` });
  try {
    await tx.query({
      name: "await-shop-lock",
      text: "SELECT pg_advisory_xact_lock($1::int, hashint8($2::bigint))",
      values,
    });
  } catch (fault) {
    if (!isStatementFault(fault) || fault.code !== LOCK_NOT_AVAILABLE) throw fault;
    await tx.query({ text: "ROLLBACK TO SAVEPOINT unlocked" });
    return false;
  }
  await tx.query({ text: "SET LOCAL lock_timeout TO DEFAULT" });
  return true;
}
