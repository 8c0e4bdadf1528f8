import { join } from "node:path";
import { Worker } from "node:worker_threads";
import type { Result, WireStatement } from "./connection.server.ts";
import type { PgliteOptions, PgliteReply, PgliteRequest } from "./pglite-message.server.ts";
import { projectRoot } from "./project-root.server.ts";
import { StatementFault } from "./statement-fault.server.ts";

/** The main thread's end of the embedded database. One request at a time: the caller sees to that. */
export interface PgliteThread {
  run(statement: WireStatement): Promise<Result>;
  dump(): Promise<Uint8Array>;
  close(): Promise<void>;
}

type Unnumbered = PgliteRequest extends infer R
  ? R extends unknown
    ? Omit<R, "id">
    : never
  : never;

interface Pending {
  readonly rows: Result["rows"][];
  readonly resolve: (reply: PgliteReply) => void;
  readonly reject: (fault: Error) => void;
}

export function startPgliteThread(options: PgliteOptions): PgliteThread {
  // The sources, not the bundle: a bundle has no file of this name.
  const module = join(projectRoot(), "app/db/pglite-worker.server.ts");
  const worker = new Worker(module, { workerData: options, execArgv: [] });
  const pending = new Map<number, Pending>();
  let lastId = 0;
  let ended: Error | undefined;

  function end(fault: Error): void {
    ended ??= fault;
    for (const { reject } of pending.values()) reject(ended);
    pending.clear();
  }

  function take(reply: PgliteReply): void {
    const request = pending.get(reply.id);
    if (request === undefined) return;
    if (reply.kind === "rows") {
      request.rows.push(reply.rows);
      worker.postMessage({ kind: "more", id: reply.id } satisfies PgliteRequest);
      return;
    }
    pending.delete(reply.id);
    if (pending.size === 0) worker.unref();
    if (reply.kind === "fault") request.reject(new StatementFault(reply.fault));
    else request.resolve(withRows(reply, request.rows));
  }

  function ask(request: Unnumbered): Promise<PgliteReply> {
    if (ended !== undefined) return Promise.reject(ended);
    const id = ++lastId;
    // An idle database keeps no process alive; one that is asked something does.
    worker.ref();
    return new Promise((resolve, reject) => {
      pending.set(id, { rows: [], resolve, reject });
      worker.postMessage({ ...request, id });
    });
  }

  worker.unref();
  worker.on("message", take);
  worker.on("error", end);
  worker.on("exit", () => {
    end(new Error("The embedded database has stopped."));
  });

  return {
    run: async (statement) => expecting("result", await ask({ kind: "run", statement })).result,
    dump: async () => expecting("dump", await ask({ kind: "dump" })).dump,
    async close() {
      expecting("closed", await ask({ kind: "close" }));
      end(new Error("The embedded database is closed."));
      await worker.terminate();
    },
  };
}

function withRows(reply: PgliteReply, earlier: readonly Result["rows"][]): PgliteReply {
  if (reply.kind !== "result" || earlier.length === 0) return reply;
  const rows = [...earlier, reply.result.rows].flat(1);
  return { ...reply, result: { ...reply.result, rows } };
}

function expecting<K extends PgliteReply["kind"]>(
  kind: K,
  reply: PgliteReply,
): Extract<PgliteReply, { kind: K }> {
  if (reply.kind === kind) return reply as Extract<PgliteReply, { kind: K }>;
  throw new Error(`The embedded database answered ${reply.kind}, not ${kind}.`);
}
