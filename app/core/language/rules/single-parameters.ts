import type { Inspection } from "#app/core/language/inspection.ts";
import type { Mistake } from "#app/core/language/mistake.ts";

/** Single parameters: each may stand once in a MATCHES, as at Shopify; a range is a BETWEEN. */
export function* singleParameters({ clauses }: Inspection): Generator<Mistake> {
  for (const clause of clauses) {
    if (clause.kind !== "match") continue;
    const seen = new Set<string>();
    for (const { name } of clause.parameters) {
      if (seen.has(name.text)) {
        yield { code: "duplicate-parameter", span: name.span, name: name.text };
      }
      seen.add(name.text);
    }
  }
}
