import { redirect, type LoaderFunctionArgs } from "@remix-run/node";

/** Shopify opens the app at its root; everything lives under /app. Someone outside the admin has no shop and sees where to go. */
export function loader({ request }: LoaderFunctionArgs): never {
  const { search, searchParams } = new URL(request.url);
  if (searchParams.has("shop")) throw redirect(`/app${search}`);
  throw new Response(null, { status: 404 });
}

export default function Entrance() {
  return null;
}
