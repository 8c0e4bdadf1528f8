import type { Block } from "./block.ts";
import type { CustomerFacts } from "./customer-facts.ts";
import type { Storage } from "./dialects/dialect.ts";
import { escapeHtml } from "./escape.ts";
import { deliverProperties } from "./properties.ts";

/** What one platform is told of a customer for a block: our properties, as that platform keeps them. */
export function deliverTo(
  { nameOf, slots, printsAsKept }: Storage,
  block: Block,
  facts: CustomerFacts,
  memberships: ReadonlySet<string>,
): ReadonlyMap<string, string | readonly string[]> {
  const safe = printsAsKept ? escapeHtml : (text: string) => text;
  const kept = new Map<string, string | readonly string[]>();
  for (const [property, value] of deliverProperties(block, facts, memberships)) {
    if (typeof value === "string") {
      kept.set(nameOf(property), safe(value));
    } else if (slots === undefined) {
      kept.set(nameOf(property), value.map(safe));
    } else {
      value.slice(0, slots).forEach((item, index) => {
        kept.set(nameOf(`${property}_${index + 1}`), safe(item));
      });
    }
  }
  return kept;
}
