import { parentPort, workerData } from "node:worker_threads";
import { invariant } from "#app/lib/invariant.ts";
import type { WireStatement } from "./connection.server.ts";
import {
  ROWS_A_MESSAGE,
  type PgliteOptions,
  type PgliteReply,
  type PgliteRequest,
} from "./pglite-message.server.ts";
import { openPgliteSession, type PgliteSession } from "./pglite-session.server.ts";
import { isStatementFault } from "./statement-fault.server.ts";

/**
 * The thread the embedded database lives in: a heavy query blocks this thread, and neither webhooks
 * nor pages. A fault that is not a statement's own ends the thread; the other side then refuses
 * everything, because what PGlite holds after such a fault is unknown.
 */
const port = parentPort;
invariant(port !== null, "this module runs as a worker thread");

const options = workerData as PgliteOptions; // structured-cloned from the one place that starts us
const session = await openPgliteSession(options);

let asked = (): void => undefined;

function reply(message: PgliteReply): void {
  port?.postMessage(message);
}

async function answer(request: PgliteRequest): Promise<void> {
  const { id } = request;
  switch (request.kind) {
    case "run":
      await answerStatement(session, id, request.statement);
      break;
    case "more":
      asked();
      break;
    case "dump":
      reply({ kind: "dump", id, dump: await session.dump() });
      break;
    case "close":
      await session.close();
      reply({ kind: "closed", id });
      port?.close();
      break;
  }
}

/** Rows go in portions, each asked for, so that a large answer does not block the reader for long. */
async function answerStatement(
  database: PgliteSession,
  id: number,
  statement: WireStatement,
): Promise<void> {
  const result = await database.run(statement);
  let from = 0;
  for (; result.rows.length - from > ROWS_A_MESSAGE; from += ROWS_A_MESSAGE) {
    const next = new Promise<void>((resolve) => {
      asked = resolve;
    });
    reply({ kind: "rows", id, rows: result.rows.slice(from, from + ROWS_A_MESSAGE) });
    await next;
  }
  reply({ kind: "result", id, result: { ...result, rows: result.rows.slice(from) } });
}

port.on("message", (request: PgliteRequest) => {
  answer(request).catch((fault: unknown) => {
    if (!isStatementFault(fault)) throw fault;
    const { message, code, constraint } = fault;
    reply({ kind: "fault", id: request.id, fault: { message, code, constraint } });
  });
});
