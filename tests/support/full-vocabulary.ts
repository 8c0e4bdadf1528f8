import { ACTIVITY_DATA } from "#app/core/catalog/activity-functions.ts";
import type { Queryable } from "#app/db/database.server.ts";
import { upsertDefinition } from "#app/db/metafields/upsert-definition.server.ts";
import { PERSON_METAFIELDS } from "./person-metafields.ts";

/** Gives a shop all that `aQuery` reads: every metafield, and each kind of activity known. */
export async function insertFullVocabulary(tx: Queryable, shop: bigint): Promise<void> {
  for (const each of PERSON_METAFIELDS) {
    await upsertDefinition(tx, shop, { ...each, name: each.key });
  }
  await tx.query({
    text: "INSERT INTO known_data (shop, kind) SELECT $1, unnest($2::text[])",
    values: [shop, [...ACTIVITY_DATA]],
  });
}
