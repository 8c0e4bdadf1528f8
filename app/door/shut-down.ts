import type { Server } from "node:http";
import { log, logFault } from "#app/log.server.ts";

/** A page that is slower than this is cut off: whoever stops us will not wait for ever. */
const PATIENCE_MS = 5_000;

/**
 * Ends the process in order on SIGTERM or SIGINT: no new requests, those under way are answered,
 * then `finish` ends what runs behind them. A second signal ends it at once.
 */
export function shutDownOnSignal(server: Server, finish: () => Promise<void>): void {
  let isEnding = false;
  const end = (signal: NodeJS.Signals) => {
    if (isEnding) process.exit(1);
    isEnding = true;
    log("info", "server.ending", { signal });
    closeServer(server)
      .then(finish)
      .then(
        () => process.exit(0),
        (fault: unknown) => {
          logFault("server.ending", fault);
          process.exit(1);
        },
      );
  };
  process.on("SIGTERM", end);
  process.on("SIGINT", end);
}

async function closeServer(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => {
      resolve();
    });
  });
  // A connection that is kept alive becomes idle when its answer is out, after this was called.
  const idle = setInterval(() => {
    server.closeIdleConnections();
  }, 50);
  const tooLong = setTimeout(() => {
    server.closeAllConnections();
  }, PATIENCE_MS);
  await closed;
  clearInterval(idle);
  clearTimeout(tooLong);
}
