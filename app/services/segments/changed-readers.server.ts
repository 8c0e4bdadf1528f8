import { makeCatalog, type ShopVocabulary } from "#app/core/catalog/catalog.ts";
import type { StoredDefinition } from "#app/core/catalog/segment-definition.ts";
import { readQuery } from "#app/core/language/read-query.ts";
import { definitionsFor } from "#app/core/language/referred-names.ts";
import type { Queryable } from "#app/db/database.server.ts";
import { listReaders } from "#app/db/segments/list-readers.server.ts";

export type ChangedReaders =
  | { readonly ok: true; readonly readers: readonly ChangedReader[] }
  /** The names of those that could no longer be read: nested too deep, or too large. */
  | { readonly ok: false; readonly readers: readonly string[] };

/** A segment whose text stays and means something else. */
interface ChangedReader extends StoredDefinition {
  readonly segment: string;
}

/** What the segments mean that ask about another one, itself or through others, once that is changed. */
export async function changedReaders(
  tx: Queryable,
  shop: bigint,
  vocabulary: ShopVocabulary,
  changed: { readonly segment: string; readonly query: string },
): Promise<ChangedReaders> {
  const { segment: asked, query: changedQuery } = changed;
  const segments = vocabulary.segments?.map((each) =>
    each.segment === asked ? { ...each, query: changedQuery } : each,
  );
  const catalog = makeCatalog({ ...vocabulary, segments });
  const readers: ChangedReader[] = [];
  const broken: string[] = [];
  for (const { segment, name, query } of await listReaders(tx, shop, asked)) {
    const read = readQuery(query, catalog, { self: segment });
    if (read.ok) readers.push({ segment, query, segments: definitionsFor(read.query, catalog) });
    else broken.push(name);
  }
  return broken.length > 0 ? { ok: false, readers: broken } : { ok: true, readers };
}
