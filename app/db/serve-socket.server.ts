import { chmodSync, rmSync } from "node:fs";
import { createServer, type Socket } from "node:net";
import type { Connection, ConnectionSource } from "./connection.server.ts";
import { makeFrameReader, toFrame } from "./frame.server.ts";
import type { SocketReply, SocketRequest } from "./socket-message.server.ts";
import { isStatementFault, type StatementFaultParticulars } from "./statement-fault.server.ts";

/**
 * Lends this process's connections to other processes of ours through a socket that only the same
 * user may open. Whoever goes away in the middle of a transaction has it rolled back.
 *
 * Whoever calls this holds the directory's lock, so a socket that is there was left behind.
 */
export async function serveSocket(
  source: ConnectionSource,
  path: string,
): Promise<{ readonly close: () => Promise<void> }> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    serve(socket, source);
  });
  rmSync(path, { force: true });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(path, resolve);
  });
  chmodSync(path, 0o600);
  server.unref();

  return {
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        for (const socket of sockets) socket.destroy();
      }),
  };
}

function serve(socket: Socket, source: ConnectionSource): void {
  let lease: Connection | undefined;
  // Requests of one process are answered in order, the end of the socket being the last of them.
  let before: Promise<void> = Promise.resolve();

  async function answer(request: SocketRequest): Promise<SocketReply> {
    const { id } = request;
    if (request.kind === "lease") lease = await source.lease();
    if (request.kind === "release") giveBack();
    if (request.kind !== "run") return { kind: "done", id };
    if (lease === undefined) return { kind: "fault", id, fault: WITHOUT_LEASE };
    return { kind: "result", id, result: await lease.run(request.statement) };
  }

  function giveBack(broken = false): void {
    lease?.release(broken);
    lease = undefined;
  }

  async function rollBack(): Promise<void> {
    const fault: unknown = await lease?.run({ text: "ROLLBACK" }).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    giveBack(fault !== undefined);
  }

  const read = makeFrameReader((message) => {
    const request = message as SocketRequest; // only processes of this user and this program connect
    before = before.then(async () => {
      const reply = await answer(request).catch((fault: unknown) => toReply(request.id, fault));
      if (socket.writable) socket.write(toFrame(reply));
    });
  });
  socket.on("data", read);
  socket.on("error", () => undefined);
  socket.on("close", () => {
    before = before.then(rollBack);
  });
}

const WITHOUT_LEASE: StatementFaultParticulars = {
  message: "a statement came before its lease",
  code: "08P01",
};

function toReply(id: number, fault: unknown): SocketReply {
  if (isStatementFault(fault)) {
    const { message, code, constraint } = fault;
    return { kind: "fault", id, fault: { message, code, constraint } };
  }
  const message = fault instanceof Error ? fault.message : String(fault);
  return { kind: "fault", id, fault: { message, code: "08006" } };
}
