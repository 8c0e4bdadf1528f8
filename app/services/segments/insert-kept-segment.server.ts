import { randomUUID } from "node:crypto";
import type { Queryable } from "#app/db/database.server.ts";
import { insertSegment } from "#app/db/segments/insert-segment.server.ts";
import { insertVersion } from "#app/db/segments/insert-version.server.ts";

/** A segment that holds those who are put into it. */
export interface KeptSegment {
  readonly name: string;
  readonly kind: "static" | "imported";
  readonly note?: string;
  readonly staff: string;
}

/**
 * Adds a segment that holds whoever is put into it. Its definition is to be in it, which makes the
 * engine keep it like any other. `undefined` when the name is taken.
 */
export async function insertKeptSegment(
  tx: Queryable,
  shop: bigint,
  { name, kind, note = "", staff }: KeptSegment,
): Promise<string | undefined> {
  const segment = randomUUID();
  const isFree = await insertSegment(tx, shop, { segment, name, kind, note, createdBy: staff });
  if (!isFree) return undefined;
  await insertVersion(tx, shop, {
    segment,
    version: 1,
    query: `in_segment = '${segment}'`,
    segments: [{ segment, kind }],
    createdBy: staff,
  });
  return segment;
}
