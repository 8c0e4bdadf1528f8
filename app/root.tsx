import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useRouteError,
  useRouteLoaderData,
} from "@remix-run/react";
import type { ReactNode } from "react";
import { env } from "./env.server.ts";
import { messagesEn } from "./i18n/messages.en.ts";

export function loader() {
  return { apiKey: env.SHOPIFY_API_KEY, appBridgeUrl: env.APP_BRIDGE_URL };
}

/** App Bridge must be the first script of every document that the admin frames. */
export function Layout({ children }: { readonly children: ReactNode }) {
  const bridge = useRouteLoaderData<typeof loader>("root");
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        {bridge && <meta name="shopify-api-key" content={bridge.apiKey} />}
        {bridge && <script src={bridge.appBridgeUrl} />}
        <Meta />
        <Links />
      </head>
      <body>
        {children}
        <ScrollRestoration />
        <Scripts />
      </body>
    </html>
  );
}

export default function Root() {
  return <Outlet />;
}

/** What someone sees who is not inside the admin, or when even the shell failed. Plain, because no stylesheet may have loaded. */
export function ErrorBoundary() {
  const fault = useRouteError();
  const isMissing = isRouteErrorResponse(fault) && fault.status === 404;
  const { app, problem } = messagesEn;
  return (
    <main
      style={{
        fontFamily: "system-ui, sans-serif",
        margin: "15vh auto",
        maxWidth: "32rem",
        padding: "0 1rem",
      }}
    >
      <h1>{isMissing ? app.openInAdmin : problem.faultTitle}</h1>
      <p>{isMissing ? app.openInAdminText : problem.faultText}</p>
    </main>
  );
}
