import type { MetafieldDefinition } from "#app/core/catalog/metafields.ts";
import type { Queryable } from "#app/db/database.server.ts";

/** The customer metafields that the shop defines, or once did. */
export async function listDefinitions(
  tx: Queryable,
  shop: bigint,
): Promise<readonly MetafieldDefinition[]> {
  return tx.query<{ namespace: string; key: string; type: string }>({
    name: "list-metafield-definitions",
    text: `SELECT namespace, key, type FROM metafield_definition
           WHERE shop = $1::bigint ORDER BY namespace COLLATE "C", key COLLATE "C"`,
    values: [shop],
  });
}
