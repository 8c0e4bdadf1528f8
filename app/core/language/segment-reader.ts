import type { Catalog } from "#app/core/catalog/catalog.ts";
import type { SegmentDefinition } from "#app/core/catalog/segment-definition.ts";
import { invariant } from "#app/lib/invariant.ts";
import type { Condition } from "./ast.ts";
import type { Mistake } from "./mistake.ts";
import type { Span } from "./span.ts";

/** What the segments mean that queries name, each read once. */
export interface SegmentReader {
  readonly catalog: Catalog;
  /** The segment of that id or name; a name is found in any case where none is written just so. */
  readonly find: (text: string) => SegmentDefinition | undefined;
  readonly read: (definition: SegmentDefinition) => SegmentReading;
}

export type SegmentReading =
  | {
      readonly ok: true;
      readonly condition: Condition | undefined;
      /** How many segments deep: 1 for one that asks about no other. */
      readonly depth: number;
      /** All conditions, those of the segments it asks about with them. */
      readonly clauses: number;
    }
  | { readonly ok: false; readonly mistake: SegmentMistake };

/** What is wrong with a segment, and so with whoever asks about it. */
type SegmentMistake =
  /** It asks for itself through these. */
  | { readonly code: "segment-cycle"; readonly path: readonly string[] }
  | { readonly code: "segments-too-deep" | "segments-too-large"; readonly limit: number }
  | { readonly code: "unreadable-segment" };

/** Reads query text with the same reader, or says what is wrong with it. */
export type ReadText = (
  text: string,
  reader: SegmentReader,
) =>
  | { readonly ok: true; readonly condition: Condition | undefined }
  | { readonly ok: false; readonly mistakes: readonly Mistake[] };

/** A segment is read where it is named; whose definition is being written, `self`, cannot be. */
export function makeSegmentReader(
  catalog: Catalog,
  self: string | undefined,
  readText: ReadText,
): SegmentReader {
  const find = makeFinder(catalog.segments);
  const known = new Map<string, SegmentReading>();
  const open: SegmentDefinition[] = catalog.segments.filter(({ segment }) => segment === self);

  const readOnce = (definition: SegmentDefinition): SegmentReading => {
    const { segment, query } = definition;
    const place = open.findIndex((each) => each.segment === segment);
    if (place >= 0) {
      const path = [...open.slice(place), definition].map((each) => each.name);
      return { ok: false, mistake: { code: "segment-cycle", path } };
    }
    if (query === undefined) {
      return { ok: true, condition: keptIn(segment, catalog), depth: 1, clauses: 1 };
    }
    open.push(definition);
    const read = readText(query, reader);
    open.pop();
    if (read.ok) return { ok: true, condition: read.condition, ...measure(read.condition, known) };
    return { ok: false, mistake: mistakeAmong(read.mistakes) };
  };
  const reader: SegmentReader = {
    catalog,
    find,
    read: (definition) => {
      const before = known.get(definition.segment);
      if (before !== undefined) return before;
      const reading = readOnce(definition);
      known.set(definition.segment, reading);
      return reading;
    },
  };
  return reader;
}

function mistakeAmong(mistakes: readonly Mistake[]): SegmentMistake {
  for (const mistake of mistakes) {
    switch (mistake.code) {
      case "segment-cycle":
        return { code: mistake.code, path: mistake.path };
      case "segments-too-deep":
      case "segments-too-large":
        return { code: mistake.code, limit: mistake.limit };
      default:
    }
  }
  return { code: "unreadable-segment" };
}

function makeFinder(
  segments: readonly SegmentDefinition[],
): (text: string) => SegmentDefinition | undefined {
  const found = new Map<string, SegmentDefinition>();
  for (const each of segments) found.set(each.name.toLowerCase(), each);
  for (const each of segments) found.set(each.name, each);
  for (const each of segments) found.set(each.segment, each);
  return (text) => found.get(text) ?? found.get(text.toLowerCase());
}

const NOWHERE: Span = { start: 0, end: 0 };

/** That the customer was put into a segment and not taken out again. */
function keptIn(segment: string, { attributes }: Catalog): Condition {
  const attribute = attributes.get("in_segment");
  invariant(attribute, "every catalog has in_segment");
  const value = { kind: "string", text: segment, span: NOWHERE } as const;
  return {
    kind: "comparison",
    attribute,
    test: { kind: "compare", operator: "=", value },
    span: NOWHERE,
  };
}

interface Measure {
  readonly depth: number;
  readonly clauses: number;
}

function measure(
  condition: Condition | undefined,
  known: ReadonlyMap<string, SegmentReading>,
): Measure {
  let depth = 0;
  let clauses = 0;
  const waiting: Condition[] = condition === undefined ? [] : [condition];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if ("operands" in next) {
      for (const operand of next.operands) waiting.push(operand);
    } else if (next.kind === "not") {
      waiting.push(next.operand);
    } else if (next.kind === "reference") {
      for (const { segment } of next.segments) {
        const reading = known.get(segment);
        if (reading?.ok !== true) continue;
        depth = Math.max(depth, reading.depth);
        clauses += reading.clauses;
      }
    } else {
      clauses += 1;
    }
  }
  return { depth: depth + 1, clauses };
}
