import type { Queryable } from "#app/db/database.server.ts";
import { listExported } from "#app/db/segments/list-exported.server.ts";
import { databaseNow } from "#app/db/now.server.ts";
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
  return {
    format: FORMAT,
    exportedAt: new Date(await databaseNow(tx)).toISOString(),
    segments: segments.map(({ labels, ...segment }) => ({ ...segment, labels: [...labels] })),
  };
}
