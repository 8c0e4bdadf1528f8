import type { Attribute } from "./attribute.ts";

/** A segment that queries can name. */
export interface SegmentDefinition {
  readonly segment: string;
  readonly name: string;
  readonly kind: SegmentKind;
  /** Whom a live one holds, as text. The others hold those who were put into them. */
  readonly query?: string | undefined;
}

/** The same as it is kept beside a query that asks about it: names change. */
export type KeptDefinition = Omit<SegmentDefinition, "name">;

/** A version's query with the segments it asks about, as they were defined when it was made. */
export interface StoredDefinition {
  readonly query: string;
  readonly segments: readonly KeptDefinition[];
}

export type SegmentKind = "live" | "static" | "imported";

/** `in_segment`. Who was put into a segment, and when, is observed of customers under its id. */
export function segmentAttribute(segments: readonly SegmentDefinition[]): Attribute {
  return {
    name: "in_segment",
    type: "segment",
    list: false,
    foldCase: true,
    values: segments.map(({ name }) => name),
    source: { kind: "observed", attribute: "in_segment" },
  };
}
