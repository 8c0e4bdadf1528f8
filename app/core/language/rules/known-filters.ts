import { closest } from "#app/lib/closest.ts";
import type { Catalog } from "#app/core/catalog/catalog.ts";
import type { Inspection } from "#app/core/language/inspection.ts";
import { findAttribute } from "#app/core/language/lookup.ts";
import type { Mistake } from "#app/core/language/mistake.ts";
import { quote } from "#app/core/language/quote.ts";
import type { Clause } from "#app/core/language/syntax.ts";

/** What Shopify's other pages and APIs call the same things; its segments know only the second names. */
const OTHER_NAMES: ReadonlyMap<string, string> = new Map([
  ["country", "customer_countries"],
  ["city", "customer_cities"],
  ["tag", "customer_tags"],
  ["tags", "customer_tags"],
  ["email_domain", "customer_email_domain"],
  ["language", "customer_language"],
  ["total_spent", "amount_spent"],
  ["orders_count", "number_of_orders"],
  ["order_date", "last_order_date"],
  ["customer_date", "customer_added_date"],
  ["email_marketing_state", "email_subscription_status"],
  ["accepts_marketing", "email_subscription_status"],
]);

/**
 * Known filters
 *
 * A query may name only what the shop's catalog has: attributes where it compares, functions where
 * it matches. A close name is most often a slip of the hand, so the mistake offers it.
 */
export function* knownFilters({ clauses, catalog }: Inspection): Generator<Mistake> {
  for (const clause of clauses) {
    if (isKnown(clause, catalog)) continue;
    const { name } = clause;
    const { span } = name;
    if (clause.kind === "comparison" && catalog.functions.has(name.text)) {
      yield { code: "needs-matches", span, name: name.text };
    } else if (clause.kind === "match" && catalog.attributes.has(name.text)) {
      yield { code: "not-a-function", span, name: name.text };
    } else {
      yield unknown(clause, catalog);
    }
  }
}

function isKnown(clause: Clause, catalog: Catalog): boolean {
  if (clause.kind === "match") return catalog.functions.has(clause.name.text);
  return findAttribute(clause, catalog) !== undefined;
}

function unknown(clause: Clause, catalog: Catalog): Mistake {
  const inner = clause.kind === "comparison" ? clause.anniversaryOf : undefined;
  const { text, span } = inner ?? clause.name;
  const suggestion = inner ? closest(text, datesOf(catalog)) : nameLike(text, catalog);
  if (suggestion === undefined) return { code: "unknown-filter", span, name: text };
  const fix = { span, text: inner ? quote(suggestion) : suggestion };
  return { code: "unknown-filter", span, name: text, suggestion, fix };
}

function nameLike(text: string, { attributes, functions }: Catalog): string | undefined {
  return (
    OTHER_NAMES.get(text.toLowerCase()) ??
    closest(text, [...attributes.keys(), ...functions.keys()])
  );
}

function* datesOf({ attributes }: Catalog): Generator<string> {
  for (const [name, { type }] of attributes) if (type === "date") yield name;
}
