import { z } from "zod";
import type { Database } from "./db/database.server.ts";
import { database } from "./db/open-database.server.ts";
import { logFault } from "./log.server.ts";
import { type ApiCaller, findToken } from "./services/api/find-token.server.ts";

/** A request of the API that was let in. */
export interface ApiRequest extends ApiCaller {
  readonly db: Database;
}

/** What a request wants to do, and by which methods it may. */
export interface ApiDoor {
  readonly scope: "read" | "write";
  readonly methods: readonly string[];
}

/** Why a request is not answered as it wished, in the form of RFC 9457. */
export interface Problem {
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Whatever helps a program besides the words. */
  readonly more?: Readonly<Record<string, unknown>>;
}

/** What `GET` doors answer to. */
export const READING: ApiDoor = { scope: "read", methods: ["GET", "HEAD"] };

/**
 * Answers a request of the API: lets its token in, has the work done and prints what it gives.
 *
 * Loaders and actions both come here, so that a wrong method is refused like everything else. There
 * are no CORS headers: a token is a secret that no web page should hold.
 */
export async function answerApi(
  request: Request,
  { scope, methods }: ApiDoor,
  work: (asked: ApiRequest) => Promise<Response>,
): Promise<Response> {
  const allow = [...methods, "OPTIONS"].join(", ");
  if (request.method === "OPTIONS") return new Response(null, { status: 204, headers: { allow } });
  if (!methods.includes(request.method)) {
    const detail = `This address answers to ${allow}.`;
    return answerProblem({ status: 405, title: "Wrong method", detail, headers: { allow } });
  }
  try {
    const db = await database();
    const found = await findToken(db, request.headers.get("Authorization"), scope);
    return found.ok ? await work({ db, ...found.caller }) : refuse(found);
  } catch (fault) {
    const { pathname } = new URL(request.url);
    logFault("api.request", fault, { method: request.method, path: pathname });
    return answerProblem({ status: 500, title: "Our fault", detail: "Try again in a moment." });
  }
}

/** Reads what an address asks after its question mark, or answers with everything wrong about it. */
export function readSearch<T>(
  request: Request,
  schema: z.ZodType<T>,
): { readonly ok: true; readonly search: T } | { readonly ok: false; readonly answer: Response } {
  const read = schema.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (read.success) return { ok: true, search: read.data };
  const mistakes = read.error.issues.map(({ path, message }) => ({
    parameter: path.join("."),
    message,
  }));
  const detail = mistakes
    .map(({ parameter, message }) => (parameter === "" ? message : `${parameter}: ${message}`))
    .join(" ");
  const answer = { status: 400, title: "Mistaken request", detail, more: { mistakes } };
  return { ok: false, answer: answerProblem(answer) };
}

/** What is not there, or is another shop's. */
export function answerNotFound(what: string): Response {
  const detail = `This shop has no such ${what}.`;
  return answerProblem({ status: 404, title: "Not found", detail });
}

/** How many things a page holds. */
export const PageLimit = z.coerce.number().int().min(1).max(1_000).default(100);

/** Prints an answer. Ids may be greater than a number holds, so they travel as texts. */
export function answerJson(body: unknown, status = 200): Response {
  return print(body, { status, headers: { "Content-Type": "application/json" } });
}

/** Prints a refusal. */
export function answerProblem({ status, title, detail, headers, more }: Problem): Response {
  return print(
    { type: "about:blank", title, status, detail, ...more },
    { status, headers: { "Content-Type": "application/problem+json", ...headers } },
  );
}

function refuse(refused: Extract<Awaited<ReturnType<typeof findToken>>, { ok: false }>): Response {
  switch (refused.reason) {
    case "unknown":
      return answerProblem({
        status: 401,
        title: "No valid token",
        detail: "Send the header 'Authorization: Bearer <token>' with a token from Settings.",
        headers: { "WWW-Authenticate": 'Bearer realm="Satsuma"' },
      });
    case "scope":
      return answerProblem({
        status: 403,
        title: "Not allowed",
        detail: "This token may not do that. Make one that may in Settings.",
      });
    case "too-many":
      return answerProblem({
        status: 429,
        title: "Too many requests",
        detail: `Try again in ${refused.retryAfter} s.`,
        headers: { "Retry-After": String(refused.retryAfter) },
      });
  }
}

function print(body: unknown, { status, headers }: { status: number; headers: HeadersInit }) {
  const text = JSON.stringify(body, (_key, value: unknown) =>
    typeof value === "bigint" ? value.toString() : value,
  );
  const answer = new Response(`${text}\n`, { status, headers });
  answer.headers.set("Cache-Control", "no-store");
  return answer;
}
