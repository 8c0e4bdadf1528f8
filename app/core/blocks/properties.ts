import type { Block } from "./block.ts";
import { chooseVariant } from "./choose-variant.ts";
import type { CustomerFacts } from "./customer-facts.ts";
import { type Detail, detailName } from "./detail.ts";
import { detailsOf } from "./details-of.ts";
import { type Details, type Written, writeDetails } from "./write-details.ts";

/** Something a platform has to know of each customer for our print to work there. */
export type Property =
  | { readonly kind: "version"; readonly name: string; readonly block: string }
  | { readonly kind: "text" | "list"; readonly name: string; readonly detail: Detail };

const PREFIX = "satsuma_";

/** The property that says which version of a block a customer sees. */
export function versionProperty(block: Block): string {
  return `${PREFIX}block_${block.key}`;
}

export function detailProperty(detail: Detail): string {
  return PREFIX + detailName(detail);
}

export function propertyOf(detail: Detail): Property {
  const kind = detail.field.type === "list" ? "list" : "text";
  return { kind, name: detailProperty(detail), detail };
}

/** All the properties that a block's print reads. */
export function propertiesOf(block: Block): readonly Property[] {
  const details = [...detailsOf(block).values()].map(propertyOf);
  if (block.variants.length === 0) return details;
  return [{ kind: "version", name: versionProperty(block), block: block.key }, ...details];
}

/** What we deliver of one customer for a block: decided and written out by us, nothing left to compute. */
export function deliverProperties(
  block: Block,
  facts: CustomerFacts,
  memberships: ReadonlySet<string>,
): Details {
  const delivered = new Map<string, Written>();
  if (block.variants.length > 0) {
    delivered.set(versionProperty(block), chooseVariant(block, memberships).key);
  }
  for (const [name, value] of writeDetails(facts, detailsOf(block).values())) {
    delivered.set(PREFIX + name, value);
  }
  return delivered;
}
