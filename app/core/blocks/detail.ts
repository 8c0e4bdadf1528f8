import type { MergeField } from "./merge-fields.ts";

/**
 * What may be done to a value before it is delivered. No platform does it: they would each do it
 * a little differently. `link`, `urlpart` and `colour` make a value safe for where it is printed.
 */
export type Transform = "upcase" | "downcase" | "capitalize" | "link" | "urlpart" | "colour";

/**
 * A customer detail as a platform receives it: a merge field written out in the customer's language,
 * with what the block asks to have done to it.
 */
export interface Detail {
  readonly field: MergeField;
  readonly transforms: readonly Transform[];
  /** Of a list of things: what the block reads of each, and what tells that it is there. */
  readonly parts?: readonly Detail[] | undefined;
}

/** "first_name", or "first_name_upcase" for one that differs from the field itself. */
export function detailName({ field, transforms }: Detail): string {
  return [field.name, ...transforms].join("_");
}
