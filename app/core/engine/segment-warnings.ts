import type { Query } from "#app/core/language/ast.ts";
import { neverMatches } from "#app/core/plan/never-matches.ts";

/** What a merchant should look at before using a segment. Shares are of 1. */
export type SegmentWarning =
  | { readonly code: "never-matches" }
  | { readonly code: "few-members"; readonly size: number; readonly least: number }
  | { readonly code: "small-share"; readonly share: number }
  | { readonly code: "large-share"; readonly share: number }
  /** Of everybody in either, so many are in both. */
  | { readonly code: "same-as"; readonly segment: string; readonly share: number };

export interface WarningGrounds {
  readonly query: Query;
  readonly size: number;
  /** All customers of the shop. */
  readonly customers: number;
  readonly others: readonly OtherSegment[];
}

export interface OtherSegment {
  readonly segment: string;
  readonly size: number;
  /** Customers in this and the segment warned about. */
  readonly both: number;
}

/** Fewer people are too few to tell anything from. */
const LEAST = 20;
const SMALL = 0.005;
const LARGE = 0.6;
const SAME = 0.8;

/** Warns of a segment that is empty for ever, tiny, huge, or another one over again. */
export function segmentWarnings(
  { query, size, customers, others }: WarningGrounds,
  least = LEAST,
): SegmentWarning[] {
  if (neverMatches(query)) return [{ code: "never-matches" }];
  const warnings: SegmentWarning[] = [];
  const share = customers === 0 ? 0 : size / customers;
  if (size < least) warnings.push({ code: "few-members", size, least });
  else if (share < SMALL) warnings.push({ code: "small-share", share });
  if (share > LARGE) warnings.push({ code: "large-share", share });
  for (const other of others) {
    const same = sharedOf(size, other);
    if (same > SAME) warnings.push({ code: "same-as", segment: other.segment, share: same });
  }
  return warnings;
}

/**
 * The least and the greatest size that another segment can have and still be the same: whom it is
 * worth comparing with.
 */
export function comparableSizes(size: number): { readonly least: number; readonly most: number } {
  return { least: Math.ceil(size * SAME), most: Math.floor(size / SAME) };
}

function sharedOf(size: number, other: OtherSegment): number {
  const either = size + other.size - other.both;
  return either === 0 ? 0 : other.both / either;
}
