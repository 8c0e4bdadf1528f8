import type { Catalog } from "#app/core/catalog/catalog.ts";
import type { Query } from "#app/core/language/ast.ts";
import { needsOf } from "#app/core/language/needs.ts";
import { readQuery } from "#app/core/language/read-query.ts";
import type { Queryable } from "#app/db/database.server.ts";
import { databaseNow } from "#app/db/now.server.ts";
import { listSegments } from "#app/db/segments/list-segments.server.ts";
import { listMirrors } from "#app/db/segments/mirrors.server.ts";
import { epochAt } from "#app/core/plan/epoch.ts";
import { loadEpochs } from "#app/services/memberships/load-epochs.server.ts";
import { loadCatalog } from "#app/services/shops/load-catalog.server.ts";
import type { AskAdmin } from "#app/shopify/ask-admin.server.ts";
import {
  type FetchedSegment,
  fetchSegmentCount,
  fetchSegments,
} from "#app/shopify/fetch-segments.server.ts";
import { ShopifyFault } from "#app/shopify/shopify-fault.server.ts";
import { countQueries, type CustomerCount } from "./count-queries.server.ts";

/** A segment of Shopify's, and what bringing it in would make of it. */
export interface ShopifySegment {
  /** Digits: pages cannot hold such numbers otherwise. */
  readonly id: string;
  readonly name: string;
  readonly query: string;
  /** As Shopify counts; `undefined` where it does not answer. */
  readonly theirs: number | undefined;
  readonly ours: OurCount;
  /**
   * - `live`: our language answers it, so it is kept true by the minute.
   * - `mirrored`: only Shopify can answer it; whom it holds is read every hour.
   * - `unanswered`: Shopify does not answer it either.
   */
  readonly keeping: "live" | "mirrored" | "unanswered";
  /** It is here already. */
  readonly segment: string | undefined;
}

export type OurCount =
  | CustomerCount
  /** It asks for what we do not receive: no number then, never 0 instead. */
  | { readonly kind: "needs"; readonly needs: readonly string[] }
  | { readonly kind: "unreadable" };

/** So many are shown: those edited last. */
const MOST = 200;
/** So many questions at a time: Shopify lets us ask only so often. */
const AT_ONCE = 4;

/** Lists Shopify's own segments with its count beside ours, which are all counted at once. */
export async function listShopifySegments(
  tx: Queryable,
  shop: bigint,
  ask: AskAdmin,
): Promise<ShopifySegment[]> {
  const fetched = await fetchSegments(ask, MOST);
  const { zone } = epochAt(await loadEpochs(tx, shop), await databaseNow(tx)).context.calendar;
  const theirs = await countTheirs(ask, fetched, zone);

  const catalog = await loadCatalog(tx, shop);
  const reads = fetched.map(({ query }) => readForUs(query, catalog));
  const ready = reads.flatMap((read) => (read.kind === "ready" ? [read.query] : []));
  const counts = (ready.length === 0 ? [] : await countQueries(tx, shop, ready)).values();
  const findHere = await makeFinder(tx, shop);
  return fetched.map((segment, place) => {
    const read = reads[place] ?? { kind: "unreadable" };
    const count = read.kind === "ready" ? counts.next().value : undefined;
    const theirCount = theirs[place];
    const { id, name, query } = segment;
    return {
      id: id.toString(),
      name,
      query,
      theirs: theirCount,
      ours: read.kind === "ready" ? (count ?? { kind: "unreadable" }) : read,
      keeping: keepingOf(read.kind === "ready", theirCount),
      segment: findHere(segment),
    };
  });
}

function keepingOf(isOurs: boolean, theirs: number | undefined): ShopifySegment["keeping"] {
  if (isOurs) return "live";
  return theirs === undefined ? "unanswered" : "mirrored";
}

type ReadForUs =
  | { readonly kind: "ready"; readonly query: Query }
  | Exclude<OurCount, CustomerCount>;

/** Whether a query of Shopify's can be answered from what we know. */
export function readForUs(text: string, catalog: Catalog): ReadForUs {
  const read = readQuery(text, catalog);
  if (!read.ok) return { kind: "unreadable" };
  const needs = needsOf(read.query);
  return needs.length > 0 ? { kind: "needs", needs } : { kind: "ready", query: read.query };
}

async function countTheirs(
  ask: AskAdmin,
  segments: readonly FetchedSegment[],
  timeZone: string,
): Promise<(number | undefined)[]> {
  const counts: (number | undefined)[] = [];
  for (let from = 0; from < segments.length; from += AT_ONCE) {
    const part = segments.slice(from, from + AT_ONCE);
    counts.push(...(await Promise.all(part.map(({ id }) => countOne(ask, { id, timeZone })))));
  }
  return counts;
}

/** `undefined` where Shopify refuses this one; any other fault is one of all. */
export async function countOne(
  ask: AskAdmin,
  asked: { readonly id: bigint; readonly timeZone: string },
): Promise<number | undefined> {
  try {
    return await fetchSegmentCount(ask, asked);
  } catch (fault) {
    if (fault instanceof ShopifyFault && fault.kind === "refused") return undefined;
    throw fault;
  }
}

/** Tells which segment here, if any, a segment of Shopify's became: by its id, or by name and query. */
export async function makeFinder(
  tx: Queryable,
  shop: bigint,
): Promise<(segment: FetchedSegment) => string | undefined> {
  const keyOf = (name: string, query: string) => JSON.stringify([name.toLowerCase(), query]);
  const mirrors = await listMirrors(tx, shop);
  const byId = new Map(mirrors.map(({ shopifyId, segment }) => [shopifyId, segment]));
  const live = (await listSegments(tx, shop)).filter(({ kind }) => kind === "live");
  const byText = new Map(live.map(({ name, query, segment }) => [keyOf(name, query), segment]));
  return ({ id, name, query }) => byId.get(id) ?? byText.get(keyOf(name, query));
}
