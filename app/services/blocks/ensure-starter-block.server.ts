import type { Database } from "#app/db/database.server.ts";
import { listSegments } from "#app/db/segments/list-segments.server.ts";
import { invariant } from "#app/lib/invariant.ts";
import { createBlock } from "./create-block.server.ts";
import { STARTER_BLOCK, starterVariants } from "./starter-block.server.ts";

/** The same in every shop, whose own id is part of the key: so that a second call finds the first one's block. */
const STARTER_ID = "0191e4a0-0000-7000-8000-5a75000000b1";

/** Gives a shop its first block, once: call it when the starter segments are there. */
export async function ensureStarterBlock(db: Database, shop: bigint): Promise<void> {
  const segments = await listSegments(db, shop);
  const variants = starterVariants(new Map(segments.map(({ name, segment }) => [name, segment])));
  const { key, name, fallback } = STARTER_BLOCK;
  const created = await createBlock(db, shop, {
    draft: { key, name, variants, fallback },
    block: STARTER_ID,
  });
  invariant(created.ok, "the starter block is sound");
}
