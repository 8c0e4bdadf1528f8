import { randomUUID } from "node:crypto";
import type { StoredDefinition } from "#app/core/catalog/segment-definition.ts";
import type { Query } from "#app/core/language/ast.ts";
import type { Diagnostic } from "#app/core/language/diagnostic.ts";
import { needsOf } from "#app/core/language/needs.ts";
import { readQuery } from "#app/core/language/read-query.ts";
import { definitionsFor, withSegmentIds } from "#app/core/language/referred-names.ts";
import { leavesOf } from "#app/core/plan/visit.ts";
import type { Database, Queryable } from "#app/db/database.server.ts";
import { insertSegment } from "#app/db/segments/insert-segment.server.ts";
import { insertVersion } from "#app/db/segments/insert-version.server.ts";
import { listSegments } from "#app/db/segments/list-segments.server.ts";
import { updateDetails } from "#app/db/segments/update-details.server.ts";
import { freeName } from "#app/lib/free-name.ts";
import { invariant } from "#app/lib/invariant.ts";
import { loadCatalog } from "#app/services/shops/load-catalog.server.ts";
import {
  type FileMistake,
  type FileSegment,
  LONGEST_NAME,
  readSegmentsFile,
} from "./segments-file.server.ts";

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

/** What is wrong with a segment's conditions. */
export interface QueryMistake {
  readonly place: number;
  readonly name: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** Makes the segments of a file: all of them, or with any mistake none. */
export async function importSegments(
  db: Database,
  shop: bigint,
  { text, dryRun, staff }: ImportOrder,
): Promise<ImportSegmentsResult> {
  const file = readSegmentsFile(text);
  if (!file.ok) return { ok: false, mistakes: file.mistakes, diagnostics: [] };

  return db.transaction(async (tx) => {
    const drafts = await readDrafts(tx, shop, file.segments);
    if (!drafts.ok) return { ok: false, mistakes: [], diagnostics: drafts.diagnostics };
    if (!dryRun) for (const draft of drafts.drafts) await insertDraft(tx, shop, draft, staff);
    return {
      ok: true,
      made: drafts.drafts.map(toTakenOver),
      left: file.segments.filter(({ kind }) => kind !== "live").map(({ name }) => name),
    };
  });
}

interface Draft {
  readonly segment: string;
  readonly name: string;
  readonly from: FileSegment;
  readonly query: Query;
  readonly stored: StoredDefinition;
}

type ReadDrafts =
  | { readonly ok: true; readonly drafts: readonly Draft[] }
  | { readonly ok: false; readonly diagnostics: readonly QueryMistake[] };

async function readDrafts(
  tx: Queryable,
  shop: bigint,
  segments: readonly FileSegment[],
): Promise<ReadDrafts> {
  const catalog = await loadCatalog(tx, shop);
  const names = await nameAll(tx, shop, segments);
  const drafts: Draft[] = [];
  const diagnostics: QueryMistake[] = [];
  for (const [index, from] of segments.entries()) {
    if (from.kind !== "live") continue;
    const read = readQuery(from.query, catalog);
    if (!read.ok) {
      diagnostics.push({ place: index + 1, name: from.name, diagnostics: read.diagnostics });
    } else {
      const name = names[index] ?? from.name;
      const { query } = read;
      const stored = {
        query: withSegmentIds(from.query, query),
        segments: definitionsFor(query, catalog),
      };
      drafts.push({ segment: randomUUID(), name, from, query, stored });
    }
  }
  return diagnostics.length > 0 ? { ok: false, diagnostics } : { ok: true, drafts };
}

/** A name for each that neither the shop nor the file has already. */
async function nameAll(
  tx: Queryable,
  shop: bigint,
  segments: readonly FileSegment[],
): Promise<string[]> {
  const taken = new Set((await listSegments(tx, shop)).map(({ name }) => name.toLowerCase()));
  return segments.map(({ name, kind }) => {
    if (kind !== "live") return name;
    const free = freeName(name, (each) => taken.has(each.toLowerCase()), LONGEST_NAME);
    taken.add(free.toLowerCase());
    return free;
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
