import type { Moment } from "#app/core/calendar/moment.ts";
import type { Catalog } from "#app/core/catalog/catalog.ts";
import { needsOf } from "#app/core/language/needs.ts";
import { readQuery } from "#app/core/language/read-query.ts";
import type { Queryable } from "#app/db/database.server.ts";
import { findSegment } from "#app/db/segments/find-segment.server.ts";
import { listSegments } from "#app/db/segments/list-segments.server.ts";
import { findShop } from "#app/db/shops/find-shop.server.ts";
import { invariant } from "#app/lib/invariant.ts";
import { loadCatalog } from "#app/services/shops/load-catalog.server.ts";

/** A segment as programs see it. */
export interface ApiSegment {
  readonly id: string;
  readonly name: string;
  readonly kind: "live" | "static" | "imported";
  readonly query: string;
  readonly labels: readonly string[];
  /** `null` until the first count is done, and while data are missing. */
  readonly members: number | null;
  /** What data its conditions need that the shop does not have. */
  readonly needs: readonly string[];
  readonly liveFrom: Moment | undefined;
  /** Changed conditions are being worked out; the members are still by the ones before. */
  readonly isBuilding: boolean;
}

export interface ApiSegments {
  readonly segments: readonly ApiSegment[];
  /** The moment at which the numbers are true. */
  readonly checkedAt: Moment;
}

type Listed = Omit<ApiSegment, "id" | "members" | "needs"> & {
  readonly segment: string;
  readonly members: number | undefined;
};

/** Lists the shop's segments with the sizes the engine keeps. */
export async function listApiSegments(tx: Queryable, shop: bigint): Promise<ApiSegments> {
  const catalog = await loadCatalog(tx, shop);
  const segments = await listSegments(tx, shop);
  return {
    segments: segments.map((each) => toApi(each, catalog)),
    checkedAt: await checkedAt(tx, shop),
  };
}

/** Shows one of them. */
export async function showApiSegment(
  tx: Queryable,
  shop: bigint,
  segment: string,
): Promise<(ApiSegment & { readonly note: string; readonly checkedAt: Moment }) | undefined> {
  const found = await findSegment(tx, shop, segment);
  if (!found) return undefined;
  const isBuilding = found.members === undefined || found.newestQuery !== found.query;
  return {
    ...toApi({ ...found, isBuilding }, await loadCatalog(tx, shop)),
    note: found.note,
    checkedAt: await checkedAt(tx, shop),
  };
}

function toApi(listed: Listed, catalog: Catalog): ApiSegment {
  const { segment, name, kind, query, labels, members, liveFrom, isBuilding } = listed;
  // What the shop no longer has a filter for is still listed, with the members that are kept.
  const read = readQuery(query, catalog);
  const needs = read.ok ? needsOf(read.query) : [];
  return {
    id: segment,
    name,
    kind,
    query,
    labels,
    members: needs.length > 0 ? null : (members ?? null),
    needs,
    liveFrom,
    isBuilding,
  };
}

async function checkedAt(tx: Queryable, shop: bigint): Promise<Moment> {
  const found = await findShop(tx, shop);
  invariant(found, "a token's shop is registered");
  return found.evaluatedTo;
}
