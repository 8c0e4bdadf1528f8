import type { Database } from "#app/db/database.server.ts";
import { env } from "#app/env.server.ts";
import { registerShop } from "#app/services/shops/register-shop.server.ts";
import { makeIdToken } from "#tests/sandbox/auth/id-token.ts";
import type { Sandbox } from "#tests/sandbox/sandbox.ts";

/** Points the app at a sandbox and installs it there, as opening it in the admin does. */
export async function installInSandbox(db: Database, sandbox: Sandbox): Promise<bigint> {
  const { apiKey, apiSecret, url } = sandbox;
  const { domain } = sandbox.shop;
  Object.assign(env, {
    SANDBOX_URL: url,
    SHOPIFY_API_KEY: apiKey,
    SHOPIFY_API_SECRET: apiSecret,
  });
  const { body } = sandbox.tokens.answer({
    client_id: apiKey,
    client_secret: apiSecret,
    grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
    subject_token: makeIdToken(sandbox, domain, sandbox.now()),
    requested_token_type: "urn:shopify:params:oauth:token-type:offline-access-token",
  });
  const accessToken = String("access_token" in body ? body["access_token"] : "");
  await db.query({
    text: `INSERT INTO session (id, shop, state, is_online, expires, access_token)
           VALUES ($1, $2, '', false, now() + interval '1 hour', $3)
           ON CONFLICT (id) DO UPDATE SET access_token = excluded.access_token`,
    values: [`offline_${domain}`, domain, accessToken],
  });
  return registerShop(db, { domain, accessToken });
}
