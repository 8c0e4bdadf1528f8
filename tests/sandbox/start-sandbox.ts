import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { AccessTokens } from "./auth/access-tokens.ts";
import type { AppCredentials } from "./auth/id-token.ts";
import { BulkOperations } from "./bulk/bulk-operations.ts";
import type { AdminContext } from "./graphql/admin-context.ts";
import { CostBucket } from "./graphql/cost-bucket.ts";
import { readAdminSchema } from "./graphql/read-admin-schema.ts";
import { handleRequest } from "./http/handle-request.ts";
import { live } from "./shop/life.ts";
import { openShop } from "./shop/open-shop.ts";
import type { Population } from "./shop/population.ts";
import type { Sandbox } from "./sandbox.ts";
import type { Announcement } from "./shop/happenings.ts";
import { seededRandom } from "./shop/seeded-random.ts";
import { Deliveries } from "./webhooks/deliveries.ts";
import type { WebhookSubscription } from "./webhooks/subscriptions.ts";

export interface SandboxOptions extends AppCredentials {
  /** 0 takes any free one. */
  readonly port: number;
  readonly appUrl: string;
  readonly population: Population;
  readonly scopes: readonly string[];
  /** The topics of the app's own configuration and where they go. */
  readonly subscriptions: ReadonlyMap<string, string>;
  readonly now?: () => number;
  readonly seed?: number;
  readonly firstRetryMs?: number;
}

/** Opens the shop and serves it: Admin API, tokens, bulk results, the admin page. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const now = options.now ?? Date.now;
  const random = seededRandom(options.seed ?? now());
  const { apiKey, apiSecret, appUrl } = options;
  const shop = openShop("harbour-gifts.myshopify.com", options.population, now());
  const schema = readAdminSchema();
  const tokens = new AccessTokens({ apiKey, apiSecret }, () => options.scopes, now);
  const subscriptions = new Map<number, WebhookSubscription>();
  const bulk = new BulkOperations(
    schema,
    () => context,
    () => url,
  );
  const context: AdminContext = { shop, bulk, subscriptions, scopes: options.scopes, now };
  const deliveries = new Deliveries({
    appUrl,
    secret: apiSecret,
    domain: shop.domain,
    now,
    random,
    firstRetryMs: options.firstRetryMs ?? 60_000,
  });
  const pathOf = (topic: string) =>
    options.subscriptions.get(topic) ??
    [...subscriptions.values()].find((each) => each.topic === topic)?.uri;
  const announce = (announcements: readonly Announcement[]) => {
    if (tokens.isInstalled) deliveries.announce(announcements, pathOf);
  };
  const pace = makePace(() => {
    announce(live(shop, random, now()).announcements);
  });
  const server = createServer((request, response) => {
    void handleRequest(sandbox, request, response).catch((fault: unknown) => {
      fail(response, fault);
    });
  });
  const url = await listen(server, options.port);
  const sandbox: Sandbox = {
    apiKey,
    apiSecret,
    url,
    appUrl,
    shop,
    schema,
    tokens,
    bulk,
    bucket: new CostBucket(now),
    deliveries,
    faults: { throttled: 0, failing: 0 },
    context,
    random,
    now,
    announce,
    pace,
    close: async () => {
      pace.set(0);
      deliveries.close();
      bulk.close();
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
  return sandbox;
}

function fail(response: ServerResponse, fault: unknown): void {
  console.error(fault);
  if (!response.headersSent) response.writeHead(500);
  response.end();
}

async function listen(server: Server, port: number): Promise<string> {
  await new Promise<void>((done, refuse) => {
    server.once("error", refuse);
    server.listen(port, "localhost", done);
  });
  return `http://localhost:${(server.address() as AddressInfo).port}`;
}

function makePace(beat: () => void): Sandbox["pace"] {
  let perMinute = 0;
  let timer: NodeJS.Timeout | undefined;
  return {
    get: () => perMinute,
    set: (wanted) => {
      clearInterval(timer);
      perMinute = Math.min(Math.max(wanted, 0), 6_000);
      timer = perMinute > 0 ? setInterval(beat, 60_000 / perMinute) : undefined;
    },
  };
}
