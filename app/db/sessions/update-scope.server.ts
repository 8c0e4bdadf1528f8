import type { Queryable } from "#app/db/database.server.ts";
import { offlineSessionId } from "./find-offline-session.server.ts";

/** Records which scopes the shop has granted. */
export async function updateScope(
  tx: Queryable,
  domain: string,
  scopes: readonly string[],
): Promise<void> {
  await tx.query({
    name: "update-scope",
    text: "UPDATE session SET scope = $2::text WHERE id = $1::text",
    values: [offlineSessionId(domain), scopes.join(",")],
  });
}
