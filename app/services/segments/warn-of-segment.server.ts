import {
  comparableSizes,
  type SegmentWarning,
  segmentWarnings,
} from "#app/core/engine/segment-warnings.ts";
import { countCustomers } from "#app/db/customers/count-customers.server.ts";
import type { Queryable } from "#app/db/database.server.ts";
import { findSegment } from "#app/db/segments/find-segment.server.ts";
import { listOverlapping } from "#app/db/segments/list-overlapping.server.ts";
import { loadVocabulary } from "#app/services/shops/load-vocabulary.server.ts";
import { storedDefinition } from "./stored-definition.server.ts";

/** What to look at in a live segment; `undefined` for one that is not there or not built yet. */
export async function warnOfSegment(
  tx: Queryable,
  shop: bigint,
  asked: string,
): Promise<SegmentWarning[] | undefined> {
  const found = await findSegment(tx, shop, asked);
  if (found?.members === undefined) return undefined;
  const { segment, members: size } = found;
  return segmentWarnings({
    query: storedDefinition(found, await loadVocabulary(tx, shop)),
    size,
    customers: await countCustomers(tx, shop),
    others: await listOverlapping(tx, shop, segment, comparableSizes(size)),
  });
}
