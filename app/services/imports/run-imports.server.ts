import type { Database } from "#app/db/database.server.ts";
import { listRunningImports } from "#app/db/imports/list-running-imports.server.ts";
import { databaseNow } from "#app/db/now.server.ts";
import { logFault } from "#app/log.server.ts";
import { runImport } from "./run-import.server.ts";

/** Histories that one process reads at the same time. Each keeps a response open and a batch in memory. */
const AT_ONCE = 4;

export interface ImportRunner {
  /** Begins with the imports that this process is not reading yet, and does not wait for them. */
  begin(signal: AbortSignal): Promise<void>;
  /** Waits until those it began have come to a stop. */
  settled(): Promise<void>;
}

/** Reads the histories of shops side by side, so that a large shop does not keep a small one waiting. */
export function makeImportRunner(db: Database): ImportRunner {
  const reading = new Map<bigint, Promise<void>>();
  return {
    async begin(signal) {
      for (const shop of await listRunningImports(db, await databaseNow(db))) {
        if (reading.has(shop) || reading.size >= AT_ONCE) continue;
        const read = runImport(db, shop, { signal })
          .catch((fault: unknown) => {
            logFault("import.fault", fault, { shop });
          })
          .finally(() => reading.delete(shop));
        reading.set(shop, read);
      }
    },
    async settled() {
      await Promise.all(reading.values());
    },
  };
}
