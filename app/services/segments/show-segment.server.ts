import type { Moment } from "#app/core/calendar/moment.ts";
import type { SegmentKind } from "#app/core/catalog/segment-definition.ts";
import { needsOf } from "#app/core/language/needs.ts";
import { epochAt } from "#app/core/plan/epoch.ts";
import { listBlocksUsing } from "#app/db/blocks/list-blocks-using.server.ts";
import type { Database, Queryable } from "#app/db/database.server.ts";
import { databaseNow } from "#app/db/now.server.ts";
import { findSegment } from "#app/db/segments/find-segment.server.ts";
import type { MemberOrder } from "#app/db/segments/list-members.server.ts";
import {
  listSegmentChanges,
  type SegmentChange,
} from "#app/db/segments/list-segment-changes.server.ts";
import { listMirrors, type Mirror } from "#app/db/segments/mirrors.server.ts";
import { listReaders } from "#app/db/segments/list-readers.server.ts";
import { listVersions, type VersionRecord } from "#app/db/segments/list-versions.server.ts";
import { findShop } from "#app/db/shops/find-shop.server.ts";
import { invariant } from "#app/lib/invariant.ts";
import { nameCustomers } from "#app/services/customers/name-customers.server.ts";
import { recordView } from "#app/services/privacy/record-view.server.ts";
import { loadEpochs } from "#app/services/memberships/load-epochs.server.ts";
import { loadVocabulary } from "#app/services/shops/load-vocabulary.server.ts";
import { isAssumed } from "./is-assumed.server.ts";
import { listSegmentCustomers, type SegmentCustomer } from "./list-segment-customers.server.ts";
import { storedDefinition } from "./stored-definition.server.ts";

const PAGE_SIZE = 25;
const CHANGES = 15;
const VERSIONS = 20;

/** A segment's page. */
export interface SegmentView {
  readonly segment: string;
  readonly name: string;
  readonly kind: SegmentKind;
  /** When its people were first taken together: for a snapshot, when it was taken. */
  readonly liveFrom: Moment | undefined;
  readonly query: string;
  /** Of a segment that Shopify keeps: what it asks there, and when we asked last who is in it. */
  readonly mirror: Pick<Mirror, "query" | "readAt" | "goneAt"> | undefined;
  /** `undefined` until the first build is done, and where it needs what nothing answers yet. */
  readonly members: number | undefined;
  /** What it asks for that nothing answers yet: no number then. */
  readonly needs: readonly string[];
  /** A changed definition is being worked out; everything here is still by the one before. */
  readonly isRebuilding: boolean;
  readonly now: Moment;
  /** The moment up to which the shop's clock has run: what is shown is true at it. */
  readonly checkedAt: Moment;
  readonly page: number;
  readonly pageSize: number;
  readonly sort: MemberOrder;
  /** When they joined before it rests on details that were first seen then; `undefined` where none does. */
  readonly assumedBefore: Moment | undefined;
  readonly customers: readonly SegmentCustomer[];
  readonly changes: readonly SegmentChangeView[];
  /** Its definitions, newest first. */
  readonly versions: readonly VersionRecord[];
  readonly blocks: readonly { readonly block: string; readonly name: string }[];
  /** The segments that ask about it. */
  readonly readers: readonly { readonly segment: string; readonly name: string }[];
}

export interface SegmentChangeView extends Omit<SegmentChange, "customer"> {
  readonly customer: string;
  readonly name: string;
}

/** Shows a segment with one page of its customers and its latest changes; the look is recorded. */
export async function showSegment(
  db: Database,
  shop: bigint,
  asked: {
    readonly segment: string;
    readonly page: number;
    /** Those who joined last first when left out. */
    readonly sort?: MemberOrder;
    readonly staff: string;
  },
): Promise<SegmentView | undefined> {
  const { page, sort = "joined", staff } = asked;
  const found = await findSegment(db, shop, asked.segment);
  if (found === undefined) return undefined;
  const { segment, name, query } = found;
  const read = storedDefinition(found, await loadVocabulary(db, shop));
  const needs = needsOf(read);
  const mirror = found.kind === "imported" ? await findMirror(db, shop, segment) : undefined;
  // Of one that Shopify keeps nothing is known before it was read.
  const isKnown = needs.length === 0 && (mirror === undefined || mirror.readAt !== undefined);
  const members = isKnown ? found.members : undefined;

  const now = await databaseNow(db);
  const record = await findShop(db, shop);
  invariant(record, "a segment's shop is registered");
  const epoch = epochAt(await loadEpochs(db, shop), now);
  await recordView(db, shop, { staff, subject: `segment ${segment} page ${page}`, now });
  return {
    segment,
    name,
    kind: found.kind,
    liveFrom: found.liveFrom,
    query,
    mirror,
    members,
    needs,
    isRebuilding: found.members !== undefined && found.newestQuery !== query,
    now,
    checkedAt: Math.min(now, record.evaluatedTo),
    page,
    pageSize: PAGE_SIZE,
    sort,
    assumedBefore: (await isAssumed(db, shop, { query: read, at: record.installedAt - 1 }))
      ? record.installedAt
      : undefined,
    customers: await listSegmentCustomers(db, shop, found, {
      now,
      epoch,
      sort,
      limit: PAGE_SIZE,
      offset: (page - 1) * PAGE_SIZE,
    }),
    changes: await listNamedChanges(db, shop, segment),
    versions: await listVersions(db, shop, segment, VERSIONS),
    blocks: await listBlocksUsing(db, shop, segment),
    readers: await listReaders(db, shop, segment),
  };
}

async function findMirror(
  tx: Queryable,
  shop: bigint,
  segment: string,
): Promise<SegmentView["mirror"]> {
  return (await listMirrors(tx, shop)).find((mirror) => mirror.segment === segment);
}

async function listNamedChanges(
  tx: Queryable,
  shop: bigint,
  segment: string,
): Promise<SegmentChangeView[]> {
  const changes = await listSegmentChanges(tx, shop, segment, CHANGES);
  const people = await nameCustomers(
    tx,
    shop,
    changes.map(({ customer }) => customer),
  );
  return changes.map((change, place) => ({
    ...change,
    customer: change.customer.toString(),
    name: people[place]?.name ?? "",
  }));
}
