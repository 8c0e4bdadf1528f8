import { pipeline } from "node:stream/promises";
import { readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { makeIdToken } from "#tests/sandbox/auth/id-token.ts";
import { answerAdmin } from "#tests/sandbox/graphql/answer-admin.ts";
import type { Sandbox } from "#tests/sandbox/sandbox.ts";
import { adminPage } from "#tests/sandbox/admin/admin-page.ts";
import { control } from "./control.ts";
import { readFields } from "./read-body.ts";

interface Exchange {
  readonly sandbox: Sandbox;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly url: URL;
  /** What the route's pattern caught. */
  readonly parts: readonly string[];
}

type Handler = (exchange: Exchange) => Promise<void> | void;

/** The first pattern that fits the method and path answers. */
const ROUTES: readonly (readonly [method: string, path: RegExp, handler: Handler])[] = [
  ["POST", /^\/([^/]+\.myshopify\.com)\/admin\/oauth\/access_token$/, giveToken],
  ["POST", /^\/([^/]+\.myshopify\.com)\/admin\/api\/([^/]+)\/graphql\.json$/, answerGraphql],
  ["GET", /^\/bulk\/([^/]+)$/, serveBulk],
  ["GET", /^\/assets\/(app-bridge\.js|admin\.js|admin\.css)$/, serveAsset],
  ["GET", /^\/$/, goToShop],
  ["GET", /^\/store\/harbour-gifts(?:\/apps\/satsuma(\/.*)?)?$/, servePage],
  ["GET", /^\/store\/harbour-gifts\/id-token$/, serveIdToken],
  ["GET", /^\/store\/harbour-gifts\/status$/, serveStatus],
  ["POST", /^\/store\/harbour-gifts\/control\/([a-z-]+)$/, act],
];

export async function handleRequest(
  sandbox: Sandbox,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? "/", sandbox.url);
  for (const [method, path, handler] of ROUTES) {
    const found = method === request.method ? path.exec(url.pathname) : null;
    if (found) return handler({ sandbox, request, response, url, parts: found.slice(1) });
  }
  send(response, 404, { errors: "Not Found" });
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "Content-Type": "application/json" });
  response.end(JSON.stringify(body));
}

async function giveToken({ sandbox, request, response, parts }: Exchange): Promise<void> {
  if (parts[0] !== sandbox.shop.domain) {
    send(response, 404, { errors: "Not Found" });
    return;
  }
  const { status, body } = sandbox.tokens.answer(await readFields(request));
  send(response, status, body);
}

async function answerGraphql({ sandbox, request, response, parts }: Exchange): Promise<void> {
  const [domain, version] = parts;
  const token = request.headers["x-shopify-access-token"];
  const fields = await readFields(request);
  if (domain !== sandbox.shop.domain || version !== "2026-10") {
    send(response, 404, { errors: "Not Found" });
  } else if (!sandbox.tokens.admits(typeof token === "string" ? token : undefined)) {
    send(response, 401, {
      errors: "[API] Invalid API key or access token (unrecognized login or wrong password)",
    });
  } else if (sandbox.random() < sandbox.faults.failing) {
    send(response, 503, { errors: "Service Unavailable" });
  } else if (sandbox.random() < sandbox.faults.throttled) {
    response.setHeader("Retry-After", "1");
    send(response, 429, { errors: "Exceeded 2 calls per second for api client." });
  } else {
    const { query, variables } = fields;
    const document = typeof query === "string" ? query : "";
    const values = typeof variables === "object" && variables !== null ? variables : {};
    const asked = { query: document, variables: values as Readonly<Record<string, unknown>> };
    response.setHeader("X-Shopify-API-Version", "2026-10");
    send(response, 200, answerAdmin(sandbox.schema, asked, sandbox.context, sandbox.bucket));
  }
}

async function serveBulk({ sandbox, response, parts }: Exchange): Promise<void> {
  const file = sandbox.bulk.open(parts[0] ?? "");
  if (!file) {
    send(response, 404, { errors: "Not Found" });
    return;
  }
  response.writeHead(200, { "Content-Type": "application/jsonl" });
  await pipeline(file, response);
}

const TYPES: Readonly<Record<string, string>> = {
  js: "text/javascript; charset=utf-8",
  css: "text/css; charset=utf-8",
};

function serveAsset({ response, parts }: Exchange): void {
  const [name = ""] = parts;
  const type = TYPES[name.slice(name.lastIndexOf(".") + 1)] ?? "text/plain";
  response.writeHead(200, { "Content-Type": type, "Cache-Control": "no-cache" });
  response.end(readFileSync(new URL(`../admin/assets/${name}`, import.meta.url)));
}

function goToShop({ response }: Exchange): void {
  response.writeHead(302, { Location: "/store/harbour-gifts/apps/satsuma" });
  response.end();
}

function servePage({ sandbox, response, url, parts }: Exchange): void {
  response.writeHead(200, { "Content-Type": "text/html; charset=utf-8" });
  response.end(adminPage(sandbox, `${parts[0] ?? "/"}${url.search}`));
}

function serveIdToken({ sandbox, response }: Exchange): void {
  send(response, 200, { token: makeIdToken(sandbox, sandbox.shop.domain, sandbox.now()) });
}

function serveStatus({ sandbox, response }: Exchange): void {
  const { records, misbehaviour, isSettled } = sandbox.deliveries;
  send(response, 200, {
    pace: sandbox.pace.get(),
    orders: sandbox.shop.orders.size,
    customers: sandbox.shop.customers.size,
    isInstalled: sandbox.tokens.isInstalled,
    isSettled,
    misbehaviour,
    faults: sandbox.faults,
    deliveries: records.slice(-20).reverse(),
  });
}

async function act({ sandbox, request, response, parts }: Exchange): Promise<void> {
  const done = control(sandbox, parts[0] ?? "", await readFields(request));
  send(response, done.ok ? 200 : 422, done);
}
