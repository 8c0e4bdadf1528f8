import type { Condition, Reference } from "./ast.ts";

/** What the segments mean that a reference names. Those that hold everyone mean nothing in particular. */
export function meaningsOf({ segments }: Reference): readonly Condition[] {
  return segments.map(({ condition }) => condition).filter((condition) => condition !== undefined);
}
