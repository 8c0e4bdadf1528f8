import type { Query } from "#app/core/language/ast.ts";
import { needsOf } from "#app/core/language/needs.ts";
import { leavesOf } from "#app/core/plan/visit.ts";
import type { Database, Queryable } from "#app/db/database.server.ts";
import { insertSegment } from "#app/db/segments/insert-segment.server.ts";
import { insertVersion } from "#app/db/segments/insert-version.server.ts";
import { lockDefinitions } from "#app/db/segments/lock-definitions.server.ts";
import { updateDetails } from "#app/db/segments/update-details.server.ts";
import { invariant } from "#app/lib/invariant.ts";
import { loadVocabulary } from "#app/services/shops/load-vocabulary.server.ts";
import { type Draft, type QueryMistake, readDrafts } from "./read-drafts.server.ts";
import { type FileMistake, readSegmentsFile } from "./segments-file.server.ts";

export interface ImportOrder {
  /** The file, as it was read from the disk. */
  readonly text: string;
  /** Only says what would happen. */
  readonly dryRun: boolean;
  readonly staff: string;
}

/** A segment that was made of a file, or would be. */
export interface TakenOver {
  /** Its name here: another one where the file's was taken. */
  readonly name: string;
  readonly nameInFile: string;
  readonly query: string;
  /** Filters that compare ids, which are the other shop's: the same products have others here. */
  readonly foreignIds: readonly string[];
  /** Data that this shop lacks for it. */
  readonly needs: readonly string[];
}

export type ImportSegmentsResult =
  | {
      readonly ok: true;
      readonly made: readonly TakenOver[];
      /** Dated lists and Shopify's own hold the other shop's customers: their names, none was made. */
      readonly left: readonly string[];
    }
  | {
      readonly ok: false;
      readonly mistakes: readonly FileMistake[];
      readonly diagnostics: readonly QueryMistake[];
    };

/** Makes the segments of a file: all of them, or with any mistake none. */
export async function importSegments(
  db: Database,
  shop: bigint,
  { text, dryRun, staff }: ImportOrder,
): Promise<ImportSegmentsResult> {
  const file = readSegmentsFile(text);
  if (!file.ok) return { ok: false, mistakes: file.mistakes, diagnostics: [] };

  return db.transaction(async (tx) => {
    await lockDefinitions(tx, shop);
    const read = readDrafts(file.segments, await loadVocabulary(tx, shop));
    if (!read.ok) return { ok: false, mistakes: [], diagnostics: read.diagnostics };
    if (!dryRun) for (const draft of read.drafts) await insertDraft(tx, shop, draft, staff);
    return {
      ok: true,
      made: read.drafts.map(toTakenOver),
      left: file.segments.filter(({ kind }) => kind !== "live").map(({ name }) => name),
    };
  });
}

async function insertDraft(
  tx: Queryable,
  shop: bigint,
  { segment, name, from, stored }: Draft,
  staff: string,
): Promise<void> {
  const { note, ...details } = from;
  const isFree = await insertSegment(tx, shop, { segment, name, note, createdBy: staff });
  invariant(isFree, "the name was free when the file was read");
  await updateDetails(tx, shop, segment, details);
  await insertVersion(tx, shop, { segment, version: 1, ...stored, createdBy: staff });
}

function toTakenOver({ name, from, query }: Draft): TakenOver {
  return {
    name,
    nameInFile: from.name,
    query: from.query,
    foreignIds: foreignIdsIn(query),
    needs: needsOf(query),
  };
}

function foreignIdsIn(query: Query): string[] {
  const found = new Set<string>();
  for (const leaf of leavesOf(query)) {
    if (leaf.kind === "comparison") {
      if (leaf.attribute.type === "id") found.add(leaf.attribute.name);
      continue;
    }
    for (const { parameter } of leaf.parameters) {
      if (parameter.type === "id") found.add(`${leaf.function.name} ${parameter.name}`);
    }
  }
  return [...found];
}
