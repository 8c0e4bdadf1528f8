import { type ActionFunctionArgs, data } from "@remix-run/node";
import { orNotFound } from "#app/or-not-found.ts";
import { createToken } from "#app/services/api/create-token.server.ts";
import { revokeToken } from "#app/services/api/revoke-token.server.ts";
import { authenticateAdmin } from "#app/shopify.server.ts";
import { readTokenForm } from "./token-form.ts";

export { shopifyHeaders as headers } from "#app/shopify.server.ts";

/** Makes a token, whose text is answered this once, or revokes one. Writing includes reading. */
export async function action({ request }: ActionFunctionArgs) {
  const { db, shop, staff } = await authenticateAdmin(request);
  const read = readTokenForm(await request.formData());
  if (!read.ok) return data(read, 400);

  const { form } = read;
  if ("revoke" in form) {
    orNotFound((await revokeToken(db, shop, form.revoke)) || undefined);
    return { ok: true } as const;
  }
  const scopes = form.scope === "write" ? (["read", "write"] as const) : (["read"] as const);
  const { text } = await createToken(db, shop, { name: form.name, scopes, staff });
  return { ok: true, text } as const;
}
