import type { ConnectionSource } from "./connection.server.ts";
import { makeFairQueue } from "./fair-queue.server.ts";
import type { PgliteOptions } from "./pglite-message.server.ts";
import { startPgliteThread } from "./pglite-thread.server.ts";

export interface PgliteSource extends ConnectionSource {
  /** The whole database as a tarball, from which another can start. */
  dump(): Promise<Uint8Array>;
}

/** The embedded database: one connection in a thread of its own, lent to one caller after the other. */
export function startPglite(options: PgliteOptions = {}): PgliteSource {
  const thread = startPgliteThread(options);
  const queue = makeFairQueue();
  let closing = false;

  return {
    kind: "pglite",
    async lease() {
      if (closing) throw new Error("The embedded database is closed.");
      const release = await queue.enter();
      return { run: (statement) => thread.run(statement), release };
    },
    async dump() {
      const release = await queue.enter();
      return thread.dump().finally(release);
    },
    async close() {
      if (closing) return;
      closing = true;
      await queue.enter();
      await thread.close();
    },
  };
}
