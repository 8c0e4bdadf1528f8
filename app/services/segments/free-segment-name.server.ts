import type { Queryable } from "#app/db/database.server.ts";
import { listSegmentDefinitions } from "#app/db/segments/list-segment-definitions.server.ts";
import { freeName } from "#app/lib/free-name.ts";

const LONGEST = 80;

/** The name, or the next like it that no segment in use has. */
export async function freeSegmentName(tx: Queryable, shop: bigint, name: string): Promise<string> {
  const segments = await listSegmentDefinitions(tx, shop);
  const taken = new Set(segments.map((each) => each.name.toLowerCase()));
  const short = Array.from(name).slice(0, LONGEST).join("");
  return freeName(short, (each) => taken.has(each.toLowerCase()), LONGEST);
}
