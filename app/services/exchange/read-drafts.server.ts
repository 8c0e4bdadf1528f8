import { randomUUID } from "node:crypto";
import { type Catalog, makeCatalog, type ShopVocabulary } from "#app/core/catalog/catalog.ts";
import type { SegmentDefinition, StoredDefinition } from "#app/core/catalog/segment-definition.ts";
import type { Query } from "#app/core/language/ast.ts";
import type { Diagnostic } from "#app/core/language/diagnostic.ts";
import { readQuery } from "#app/core/language/read-query.ts";
import { definitionsFor, withSegmentIds } from "#app/core/language/referred-names.ts";
import { freeName } from "#app/lib/free-name.ts";
import { type FileSegment, LONGEST_NAME } from "./segments-file.server.ts";

/** A segment of a file, ready to be made. */
export interface Draft {
  readonly segment: string;
  /** Its name here. */
  readonly name: string;
  readonly from: FileSegment;
  readonly query: Query;
  readonly stored: StoredDefinition;
}

/** What is wrong with a segment's conditions. */
export interface QueryMistake {
  readonly place: number;
  readonly name: string;
  readonly diagnostics: readonly Diagnostic[];
}

export type ReadDrafts =
  | { readonly ok: true; readonly drafts: readonly Draft[] }
  | { readonly ok: false; readonly diagnostics: readonly QueryMistake[] };

/** A segment of the file with its place in it and what it will be here. */
interface Placed {
  readonly place: number;
  readonly segment: string;
  readonly name: string;
  readonly from: FileSegment;
}

/**
 * Reads the conditions of a file's segments. Where they name segments, those of the file are meant
 * first, whatever they come to be called here, in any order; then those of the shop.
 */
export function readDrafts(
  segments: readonly FileSegment[],
  vocabulary: ShopVocabulary,
): ReadDrafts {
  const existing = vocabulary.segments ?? [];
  const placed = placeAll(segments, existing);
  const asWritten = withSegments(vocabulary, [
    ...placed.map(({ segment, from }) => define(segment, from.name, from.query)),
    ...existing.filter(({ name }) => !placed.some(({ from }) => isSame(from.name, name))),
  ]);
  const diagnostics: QueryMistake[] = [];
  const texts = new Map<string, string>();
  for (const { place, segment, from } of placed) {
    const read = readQuery(from.query, asWritten, { self: segment });
    if (read.ok) texts.set(segment, withSegmentIds(from.query, read.query));
    else diagnostics.push({ place, name: from.name, diagnostics: read.diagnostics });
  }
  if (diagnostics.length > 0) return { ok: false, diagnostics };

  // Names have become ids, so that the definitions kept beside each other say the same for ever.
  const asKept = withSegments(vocabulary, [
    ...placed.map(({ segment, name }) => define(segment, name, texts.get(segment) ?? "")),
    ...existing,
  ]);
  return { ok: true, drafts: placed.flatMap((each) => toDraft(each, texts, asKept)) };
}

function toDraft(
  { segment, name, from }: Placed,
  texts: ReadonlyMap<string, string>,
  catalog: Catalog,
): Draft[] {
  const text = texts.get(segment) ?? "";
  const read = readQuery(text, catalog, { self: segment });
  if (!read.ok) return [];
  const stored = { query: text, segments: definitionsFor(read.query, catalog) };
  return [{ segment, name, from, query: read.query, stored }];
}

/** The live ones, each with a name that neither the shop nor the file has already. */
function placeAll(
  segments: readonly FileSegment[],
  existing: readonly SegmentDefinition[],
): Placed[] {
  const taken = new Set(existing.map(({ name }) => name.toLowerCase()));
  return segments.flatMap((from, index) => {
    if (from.kind !== "live") return [];
    const name = freeName(from.name, (each) => taken.has(each.toLowerCase()), LONGEST_NAME);
    taken.add(name.toLowerCase());
    return [{ place: index + 1, segment: randomUUID(), name, from }];
  });
}

function define(segment: string, name: string, query: string): SegmentDefinition {
  return { segment, name, kind: "live", query };
}

function withSegments(vocabulary: ShopVocabulary, segments: readonly SegmentDefinition[]): Catalog {
  return makeCatalog({ ...vocabulary, segments });
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
