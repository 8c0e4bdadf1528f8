import type { Block } from "./block.ts";
import type { CustomerFacts } from "./customer-facts.ts";
import type { Storage } from "./dialects/dialect.ts";
import { escapeHtml } from "./escape.ts";
import { deliverProperties } from "./properties.ts";
import type { Details, Written, WrittenThing } from "./write-details.ts";

/** What one platform is told of a customer for a block: our properties, as that platform keeps them. */
export function deliverTo(
  { nameOf, slots, printsAsKept }: Storage,
  block: Block,
  facts: CustomerFacts,
  memberships: ReadonlySet<string>,
): Details {
  const safe = printsAsKept ? escapeHtml : (text: string) => text;
  const kept = new Map<string, Written>();
  for (const [property, value] of deliverProperties(block, facts, memberships)) {
    if (typeof value !== "string" && slots !== undefined) {
      value.slice(0, slots).forEach((item, index) => {
        for (const [name, text] of namedTexts(`${property}_${index + 1}`, item)) {
          kept.set(nameOf(name), safe(text));
        }
      });
    } else {
      kept.set(nameOf(property), typeof value === "string" ? safe(value) : value);
    }
  }
  return kept;
}

/** A thing is as many texts as it has parts. */
function namedTexts(name: string, item: string | WrittenThing): [string, string][] {
  if (typeof item === "string") return [[name, item]];
  return Object.entries(item).map(([part, text]) => [`${name}_${part}`, text]);
}
