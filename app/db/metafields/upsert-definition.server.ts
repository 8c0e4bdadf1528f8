import type { Queryable } from "#app/db/database.server.ts";

export interface NamedDefinition {
  readonly namespace: string;
  readonly key: string;
  readonly type: string;
  /** What the shop calls it. */
  readonly name: string;
}

/** Writes down how the shop defines a customer metafield now. */
export async function upsertDefinition(
  tx: Queryable,
  shop: bigint,
  { namespace, key, type, name }: NamedDefinition,
): Promise<void> {
  await tx.query({
    name: "upsert-metafield-definition",
    text: `INSERT INTO metafield_definition AS d (shop, namespace, key, type, name)
           VALUES ($1::bigint, $2, $3, $4, $5)
           ON CONFLICT (shop, namespace, key) DO UPDATE
           SET type = excluded.type, name = excluded.name, recorded_at = now()
           WHERE (d.type, d.name) IS DISTINCT FROM (excluded.type, excluded.name)`,
    values: [shop, namespace, key, type, name],
  });
}
