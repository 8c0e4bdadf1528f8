import type { LoaderFunctionArgs } from "@remix-run/node";
import { useRouteError } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { answerAuthRequest } from "#app/shopify.server.ts";

export { shopifyHeaders as headers } from "#app/shopify.server.ts";

/** The pages of Shopify's library: a bounce that fetches an ID token, and a way out of the frame. */
export async function loader({ request }: LoaderFunctionArgs) {
  await answerAuthRequest(request);
  return null;
}

export default function Auth() {
  return null;
}

export function ErrorBoundary() {
  return boundary.error(useRouteError());
}
