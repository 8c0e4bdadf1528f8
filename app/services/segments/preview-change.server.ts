import { makeCatalog } from "#app/core/catalog/catalog.ts";
import type { Query } from "#app/core/language/ast.ts";
import type { Diagnostic } from "#app/core/language/diagnostic.ts";
import { needsOf } from "#app/core/language/needs.ts";
import { readQuery } from "#app/core/language/read-query.ts";
import { type Epoch, epochAt } from "#app/core/plan/epoch.ts";
import type { Moment } from "#app/core/calendar/moment.ts";
import { listBlocksUsing } from "#app/db/blocks/list-blocks-using.server.ts";
import type { Queryable } from "#app/db/database.server.ts";
import { findEngineNow } from "#app/db/memberships/find-engine-now.server.ts";
import { compareQueries, type QueryDifference } from "#app/db/segments/compare-queries.server.ts";
import { listReaders } from "#app/db/segments/list-readers.server.ts";
import { findSegment } from "#app/db/segments/find-segment.server.ts";
import {
  type NamedCustomer,
  nameCustomers,
} from "#app/services/customers/name-customers.server.ts";
import { loadEpochs } from "#app/services/memberships/load-epochs.server.ts";
import { recordView } from "#app/services/privacy/record-view.server.ts";
import { loadVocabulary } from "#app/services/shops/load-vocabulary.server.ts";
import { askedParts, findExtent } from "./asked-parts.server.ts";
import { storedDefinition } from "./stored-definition.server.ts";

export type ChangePreview =
  | {
      readonly ok: true;
      /** Estimated from a part of the customers, where comparing all would take too long. */
      readonly kind: "counted" | "estimated";
      readonly joins: number;
      readonly leaves: number;
      /** The first of them, by name. */
      readonly joining: readonly NamedCustomer[];
      readonly leaving: readonly NamedCustomer[];
      /** What the segment is used in. */
      readonly blocks: readonly { readonly block: string; readonly name: string }[];
      readonly readers: readonly { readonly segment: string; readonly name: string }[];
    }
  | {
      readonly ok: false;
      readonly reason: "invalid-query";
      readonly diagnostics: readonly Diagnostic[];
    }
  | { readonly ok: false; readonly reason: "needs"; readonly needs: readonly string[] }
  | { readonly ok: false; readonly reason: "not-found" };

/** How many of those who join and leave are shown by name. */
const SHOWN = 10;

/**
 * Who would join a segment and who would leave it now, were its conditions these: its present ones
 * and the new ones asked at the same moment, in one statement over both.
 */
export async function previewChange(
  tx: Queryable,
  shop: bigint,
  asked: { readonly segment: string; readonly query: string; readonly staff: string },
): Promise<ChangePreview> {
  const vocabulary = await loadVocabulary(tx, shop);
  const read = readQuery(asked.query, makeCatalog(vocabulary), { self: asked.segment });
  if (!read.ok) return { ok: false, reason: "invalid-query", diagnostics: read.diagnostics };
  const needs = needsOf(read.query);
  if (needs.length > 0) return { ok: false, reason: "needs", needs };
  const found = await findSegment(tx, shop, asked.segment);
  if (found === undefined) return { ok: false, reason: "not-found" };

  const { now } = await findEngineNow(tx, shop);
  const queries = { before: storedDefinition(found, vocabulary), after: read.query };
  const epoch = epochAt(await loadEpochs(tx, shop), now);
  const { joining, leaving, ...counts } = await compare(tx, shop, { queries, now, epoch });
  if (joining.length + leaving.length > 0) {
    const subject = `who joins and leaves segment ${found.segment}`;
    await recordView(tx, shop, { staff: asked.staff, subject, now });
  }
  return {
    ok: true,
    ...counts,
    joining: await nameCustomers(tx, shop, joining),
    leaving: await nameCustomers(tx, shop, leaving),
    blocks: await listBlocksUsing(tx, shop, found.segment),
    readers: await listReaders(tx, shop, found.segment),
  };
}

interface Compared extends QueryDifference {
  readonly kind: "counted" | "estimated";
}

interface Comparison {
  readonly queries: { readonly before: Query; readonly after: Query };
  readonly now: Moment;
  readonly epoch: Epoch;
}

/** Up to so many customers all are compared; of more, a sample of about so many. */
const COMPARED = 20_000;
/** Customers that one statement looks at. */
const PART = 10_000;

async function compare(
  tx: Queryable,
  shop: bigint,
  { queries, now, epoch }: Comparison,
): Promise<Compared> {
  const extent = await findExtent(tx, shop, COMPARED);
  const found: QueryDifference[] = [];
  for await (const asked of askedParts(tx, shop, extent, { at: now, size: PART })) {
    found.push(await compareQueries(tx, shop, queries, { epoch, asked, first: SHOWN }));
  }
  const { joins, leaves, ...people } = sumOf(found);
  return {
    kind: extent.kind === "range" ? "counted" : "estimated",
    joins: Math.round(joins * extent.scale),
    leaves: Math.round(leaves * extent.scale),
    ...people,
  };
}

function sumOf(found: readonly QueryDifference[]): QueryDifference {
  return {
    joins: found.reduce((sum, { joins }) => sum + joins, 0),
    leaves: found.reduce((sum, { leaves }) => sum + leaves, 0),
    joining: found.flatMap(({ joining }) => joining).slice(0, SHOWN),
    leaving: found.flatMap(({ leaving }) => leaving).slice(0, SHOWN),
  };
}
