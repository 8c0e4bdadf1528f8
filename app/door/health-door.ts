import { timingSafeEqual } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Queryable } from "#app/db/database.server.ts";
import { readHealth } from "#app/db/health/read-health.server.ts";
import type { LoopReading } from "#app/jobs/start-loop.server.ts";
import { logFault } from "#app/log.server.ts";
import type { Door } from "./webhook-door.ts";
import { printMetrics } from "./print-metrics.ts";

export interface HealthNeeds {
  readonly db: Queryable;
  readonly readings: () => readonly LoopReading[];
  /** Lets others than this machine read the metrics. */
  readonly metricsToken: string | undefined;
}

/**
 * Answers those who watch over the process: `/healthz` says that it runs, `/readyz` that its database
 * answers too (it was migrated before the door opened), `/metrics` how far behind it is.
 */
export function makeHealthDoors(needs: HealthNeeds): ReadonlyMap<string, Door> {
  return new Map<string, Door>([
    ["/healthz", (_request, response) => answerAlive(response)],
    ["/readyz", (_request, response) => answerReady(needs, response)],
    ["/metrics", (request, response) => answerMetrics(needs, request, response)],
  ]);
}

function answerAlive(response: ServerResponse): Promise<void> {
  end(response, 200, "ok\n");
  return Promise.resolve();
}

async function answerReady({ db }: HealthNeeds, response: ServerResponse): Promise<void> {
  try {
    await db.query({ name: "ready", text: "SELECT 1 AS ready" });
    end(response, 200, "ready\n");
  } catch (fault) {
    logFault("readyz.fault", fault);
    end(response, 503, "the database does not answer\n");
  }
}

async function answerMetrics(
  { db, readings, metricsToken }: HealthNeeds,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (!isLocal(request) && !hasToken(request, metricsToken)) {
    end(response, 404, "");
    return;
  }
  try {
    end(response, 200, printMetrics(await readHealth(db), readings()));
  } catch (fault) {
    logFault("metrics.fault", fault);
    end(response, 503, "");
  }
}

/** Asked on this machine, and not passed on by a proxy that runs on it. */
function isLocal({ socket, headers }: IncomingMessage): boolean {
  const address = socket.remoteAddress?.replace("::ffff:", "");
  const direct = headers["x-forwarded-for"] === undefined && headers.forwarded === undefined;
  return direct && (address === "127.0.0.1" || address === "::1");
}

function hasToken({ headers }: IncomingMessage, token: string | undefined): boolean {
  if (token === undefined) return false;
  const given = Buffer.from(headers.authorization ?? "");
  const expected = Buffer.from(`Bearer ${token}`);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

function end(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { "Content-Type": "text/plain; charset=utf-8" });
  response.end(text);
}
