import { randomUUID } from "node:crypto";
import type { Database } from "#app/db/database.server.ts";
import { claimImport, releaseImport } from "#app/db/imports/claim-import.server.ts";
import { databaseNow } from "#app/db/now.server.ts";
import { log, logFault } from "#app/log.server.ts";

/** A process that has said nothing for so long is taken for dead. */
const LEASE_MS = 30_000;

/** How often it says that it lives. */
const HEARTBEAT_MS = 8_000;

/** How long a stop waits for the work. */
const PATIENCE_MS = 2_000;

/**
 * Reads a shop's history unless another process does. While the work runs, this one keeps telling the
 * database that it lives; `held` is aborted when it is told to stop, or is taken for dead.
 */
export async function whileHeld(
  db: Database,
  shop: bigint,
  signal: AbortSignal | undefined,
  work: (held: AbortSignal) => Promise<void>,
): Promise<void> {
  const holder = randomUUID();
  const hold = async () => {
    const now = await databaseNow(db);
    return claimImport(db, shop, { holder, now, until: now + LEASE_MS });
  };
  if (!(await hold())) return;

  const lost = new AbortController();
  const heartbeat = setInterval(() => {
    hold().then(
      (isHeld) => {
        if (isHeld) return;
        log("warn", "import.lost", { shop });
        lost.abort();
      },
      (fault: unknown) => {
        logFault("import.heartbeat", fault, { shop });
      },
    );
  }, HEARTBEAT_MS);
  heartbeat.unref();
  const held = signal === undefined ? lost.signal : AbortSignal.any([signal, lost.signal]);
  const working = work(held);
  // Whoever is left behind finds the import moved, or the database closed.
  working.catch(() => undefined);
  try {
    await Promise.race([working, longAfter(held)]);
  } finally {
    clearInterval(heartbeat);
    await releaseImport(db, shop, holder);
  }
}

/** Comes some time after the work was told to stop: one that waits for Shopify does not hear it. */
async function longAfter(held: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    const give = () => {
      setTimeout(resolve, PATIENCE_MS).unref();
    };
    if (held.aborted) give();
    else held.addEventListener("abort", give, { once: true });
  });
}
