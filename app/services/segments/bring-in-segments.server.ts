import type { Database } from "#app/db/database.server.ts";
import { databaseNow } from "#app/db/now.server.ts";
import { insertMirror } from "#app/db/segments/mirrors.server.ts";
import { epochAt } from "#app/core/plan/epoch.ts";
import { loadEpochs } from "#app/services/memberships/load-epochs.server.ts";
import { loadCatalog } from "#app/services/shops/load-catalog.server.ts";
import type { AskAdmin } from "#app/shopify/ask-admin.server.ts";
import { type FetchedSegment, fetchSegment } from "#app/shopify/fetch-segments.server.ts";
import { createSegment } from "./create-segment.server.ts";
import { freeSegmentName } from "./free-segment-name.server.ts";
import { insertKeptSegment } from "./insert-kept-segment.server.ts";
import { countOne, makeFinder, readForUs } from "./list-shopify-segments.server.ts";

/** What became of a segment that was to be brought in. */
export interface BroughtIn {
  readonly id: string;
  readonly name: string;
  /**
   * - `live`, `mirrored`: it is here now.
   * - `here`: it was before.
   * - `gone`, `unanswered`: Shopify has it no longer, or does not answer it.
   */
  readonly outcome: "live" | "mirrored" | "here" | "gone" | "unanswered";
  readonly segment?: string;
}

/**
 * Brings in segments of Shopify's. One that we can answer becomes a live segment with its query; of
 * any other, whom Shopify says it holds is read over and over. A name that is taken gets a number.
 */
export async function bringInSegments(
  db: Database,
  shop: bigint,
  ask: AskAdmin,
  { ids, staff }: { readonly ids: readonly bigint[]; readonly staff: string },
): Promise<BroughtIn[]> {
  const brought: BroughtIn[] = [];
  for (const id of new Set(ids)) {
    const fetched = await fetchSegment(ask, id);
    const told = { id: id.toString(), name: fetched?.name ?? "" };
    if (fetched === undefined) brought.push({ ...told, outcome: "gone" });
    else brought.push({ ...told, ...(await bringIn(db, shop, ask, { fetched, staff })) });
  }
  return brought;
}

async function bringIn(
  db: Database,
  shop: bigint,
  ask: AskAdmin,
  { fetched, staff }: { readonly fetched: FetchedSegment; readonly staff: string },
): Promise<Pick<BroughtIn, "outcome" | "segment">> {
  const here = (await makeFinder(db, shop))(fetched);
  if (here !== undefined) return { outcome: "here", segment: here };
  const { id, query } = fetched;
  const isOurs = readForUs(query, await loadCatalog(db, shop)).kind === "ready";
  if (!isOurs) {
    const { zone } = epochAt(await loadEpochs(db, shop), await databaseNow(db)).context.calendar;
    const count = await countOne(ask, { id, timeZone: zone });
    if (count === undefined) return { outcome: "unanswered" };
  }
  for (;;) {
    const name = await freeSegmentName(db, shop, fetched.name);
    const segment = isOurs
      ? await makeLive(db, shop, { name, query, staff })
      : await makeMirror(db, shop, { name, fetched, staff });
    if (segment !== undefined) return { outcome: isOurs ? "live" : "mirrored", segment };
  }
}

/** `undefined` when somebody took the name just now. */
async function makeLive(
  db: Database,
  shop: bigint,
  draft: { readonly name: string; readonly query: string; readonly staff: string },
): Promise<string | undefined> {
  const made = await createSegment(db, shop, draft);
  if (made.ok) return made.segment;
  if (made.reason === "name-taken") return undefined;
  throw new Error("A query that was just read cannot be read");
}

/** `undefined` when somebody took the name just now. */
async function makeMirror(
  db: Database,
  shop: bigint,
  {
    name,
    fetched,
    staff,
  }: { readonly name: string; readonly fetched: FetchedSegment; readonly staff: string },
): Promise<string | undefined> {
  return db.transaction(async (tx) => {
    const segment = await insertKeptSegment(tx, shop, { name, kind: "imported", staff });
    if (segment === undefined) return undefined;
    await insertMirror(tx, shop, { segment, shopifyId: fetched.id, query: fetched.query });
    return segment;
  });
}
