import type { Server } from "node:http";

/** Listens on any free port of this machine, tells the parent process which, and closes in order. */
export function tellPort(server: Server, close: () => Promise<void>): void {
  server.listen(0, "127.0.0.1", () => {
    const address = server.address();
    if (address !== null && typeof address !== "string") process.send?.(address.port);
  });
  process.once("SIGTERM", () => {
    server.closeAllConnections();
    server.close(() => {
      void close().then(() => process.exit(0));
    });
  });
}
