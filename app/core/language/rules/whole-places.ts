import type { Inspection } from "#app/core/language/inspection.ts";
import type { Mistake } from "#app/core/language/mistake.ts";
import { printValue } from "#app/core/language/print-value.ts";
import type { Clause } from "#app/core/language/syntax.ts";

/**
 * Whole places
 *
 * A distance is from somewhere, and nearness needs a distance: `customer_within_distance` says
 * nothing without either. The place must be one on earth.
 */
export function* wholePlaces({ clauses, places, catalog }: Inspection): Generator<Mistake> {
  for (const clause of clauses) {
    const asked = catalog.functions.get(clause.name.text);
    if (clause.kind === "match" && asked?.source.kind === "places") yield* missingIn(clause);
  }
  for (const { subject, test } of places) {
    if (test?.kind !== "compare" || test.value.kind !== "coordinates") continue;
    const { latitude, longitude, span } = test.value;
    if (Math.abs(Number(latitude)) <= 90 && Math.abs(Number(longitude)) <= 180) continue;
    yield {
      code: "value-does-not-fit",
      span,
      name: subject.name,
      type: "coordinates",
      found: printValue(test.value),
    };
  }
}

function* missingIn(clause: Extract<Clause, { kind: "match" }>): Generator<Mistake> {
  const given = new Set(clause.parameters.map(({ name }) => name.text));
  const { span } = clause.name;
  if (!given.has("coordinates")) yield { code: "missing-parameter", span, name: "coordinates" };
  if (!given.has("distance_km") && !given.has("distance_mi")) {
    yield { code: "missing-parameter", span, name: "distance_km" };
  }
}
