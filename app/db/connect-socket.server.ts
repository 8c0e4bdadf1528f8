import { connect, type Socket } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import type { ConnectionSource, Result } from "./connection.server.ts";
import { makeFairQueue } from "./fair-queue.server.ts";
import { makeFrameReader, toFrame } from "./frame.server.ts";
import type { SocketReply, SocketRequest } from "./socket-message.server.ts";
import { StatementFault } from "./statement-fault.server.ts";

/** How long the process that has the directory may take to start: it may be migrating. */
const PATIENCE_MS = 15_000;

type Unnumbered = SocketRequest extends infer R
  ? R extends unknown
    ? Omit<R, "id">
    : never
  : never;

interface Pending {
  readonly resolve: (reply: SocketReply) => void;
  readonly reject: (fault: Error) => void;
}

/** The embedded database of another process, through its socket. */
export async function connectSocket(path: string): Promise<ConnectionSource> {
  const { ask, end } = makeExchange(await dial(path));
  const queue = makeFairQueue();

  return {
    kind: "pglite",
    async lease() {
      const leave = await queue.enter();
      await ask({ kind: "lease" }).catch((fault: unknown) => {
        leave();
        throw fault;
      });
      return {
        run: async (statement) => toResult(await ask({ kind: "run", statement })),
        release() {
          // A socket that breaks now has given the lease back by itself.
          void ask({ kind: "release" }).catch(() => undefined);
          leave();
        },
      };
    },
    async close() {
      await queue.enter();
      end();
    },
  };
}

async function dial(path: string): Promise<Socket> {
  const giveUp = Date.now() + PATIENCE_MS;
  for (;;) {
    const socket = connect(path);
    const fault = await new Promise<Error | undefined>((resolve) => {
      socket.once("error", resolve);
      socket.once("connect", () => {
        resolve(undefined);
      });
    });
    if (fault === undefined) return socket;
    if (Date.now() > giveUp) throw fault;
    await wait(100);
  }
}

function makeExchange(socket: Socket) {
  const pending = new Map<number, Pending>();
  let lastId = 0;

  const read = makeFrameReader((message) => {
    const reply = message as SocketReply; // what serve-socket.server.ts sends
    const request = pending.get(reply.id);
    pending.delete(reply.id);
    if (reply.kind === "fault") request?.reject(new StatementFault(reply.fault));
    else request?.resolve(reply);
  });
  socket.on("data", read);
  socket.on("error", () => undefined);
  socket.on("close", () => {
    for (const { reject } of pending.values()) reject(hasStopped());
    pending.clear();
  });

  function ask(request: Unnumbered): Promise<SocketReply> {
    if (!socket.writable) return Promise.reject(hasStopped());
    const id = ++lastId;
    return new Promise((resolve, reject) => {
      pending.set(id, { resolve, reject });
      socket.write(toFrame({ ...request, id }));
    });
  }
  return { ask, end: () => socket.end() };
}

function toResult(reply: SocketReply): Result {
  if (reply.kind === "result") return reply.result;
  throw new Error(`The database's process answered ${reply.kind}, not a result.`);
}

function hasStopped(): StatementFault {
  return new StatementFault({
    message: "the process that has the database has stopped",
    code: "08006",
  });
}
