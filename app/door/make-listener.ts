import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import type { Door } from "./webhook-door.ts";

export interface Doors {
  readonly webhooks: Door;
  /** By path. */
  readonly health: ReadonlyMap<string, Door>;
  readonly pages: (request: IncomingMessage, response: ServerResponse) => void;
}

/** Shows each request to its door. Deliveries and watchers never wait for pages. */
export function makeListener({ webhooks, health, pages }: Doors): RequestListener {
  return (request, response) => {
    const path = request.url?.split("?", 1)[0] ?? "/";
    const door = path.startsWith("/webhooks/") ? webhooks : health.get(path);
    if (door === undefined) pages(request, response);
    else void door(request, response);
  };
}
