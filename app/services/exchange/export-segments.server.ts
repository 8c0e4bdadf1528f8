import type { Catalog } from "#app/core/catalog/catalog.ts";
import { readQuery } from "#app/core/language/read-query.ts";
import { withSegmentNames } from "#app/core/language/referred-names.ts";
import type { Queryable } from "#app/db/database.server.ts";
import { listExported } from "#app/db/segments/list-exported.server.ts";
import { databaseNow } from "#app/db/now.server.ts";
import { loadCatalog } from "#app/services/shops/load-catalog.server.ts";
import { FORMAT, type FileSegment } from "./segments-file.server.ts";

/** A shop's definitions, for another shop or for safe keeping. Nobody is in them. */
export interface ExportedFile {
  readonly format: typeof FORMAT;
  readonly exportedAt: string;
  readonly segments: readonly FileSegment[];
}

/** Writes down what every segment in use is defined to be. */
export async function exportSegments(tx: Queryable, shop: bigint): Promise<ExportedFile> {
  const segments = await listExported(tx, shop);
  const catalog = await loadCatalog(tx, shop);
  return {
    format: FORMAT,
    exportedAt: new Date(await databaseNow(tx)).toISOString(),
    segments: segments.map(({ labels, query, ...segment }) => ({
      ...segment,
      query: inNames(query, catalog),
      labels: [...labels],
    })),
  };
}

/** Elsewhere segments have other ids: a query names those it asks about. */
function inNames(text: string, catalog: Catalog): string {
  const read = readQuery(text, catalog);
  return read.ok ? withSegmentNames(text, read.query) : text;
}
