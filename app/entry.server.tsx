import { PassThrough } from "node:stream";
import {
  createReadableStreamFromReadable,
  type EntryContext,
  type HandleErrorFunction,
} from "@remix-run/node";
import { RemixServer } from "@remix-run/react";
import { renderToPipeableStream } from "react-dom/server";
import { setDocumentHeaders } from "./document-headers.server.ts";
import { logFault } from "./log.server.ts";

/** How long loaders may stream before Remix gives up; React is aborted a second later so that it can say so. */
export const streamTimeout = 5_000;

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  context: EntryContext,
): Promise<Response> {
  setDocumentHeaders(request, headers);
  return new Promise((resolve, reject) => {
    let code = status;
    const { pipe, abort } = renderToPipeableStream(
      <RemixServer context={context} url={request.url} />,
      {
        onShellReady() {
          const body = new PassThrough();
          headers.set("Content-Type", "text/html; charset=utf-8");
          resolve(new Response(createReadableStreamFromReadable(body), { headers, status: code }));
          pipe(body);
        },
        onShellError: reject,
        onError(fault) {
          code = 500;
          logFault("page.render", fault);
        },
      },
    );
    setTimeout(abort, streamTimeout + 1_000).unref();
  });
}

/** Faults of loaders and actions. A request that the browser gave up is none. */
export const handleError: HandleErrorFunction = (fault, { request }) => {
  if (request.signal.aborted) return;
  logFault("page.request", fault, { method: request.method, path: new URL(request.url).pathname });
};
