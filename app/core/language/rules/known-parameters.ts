import { closest } from "#app/lib/closest.ts";
import type { Inspection } from "#app/core/language/inspection.ts";
import { findParameter } from "#app/core/language/lookup.ts";
import type { Mistake } from "#app/core/language/mistake.ts";

/** Known parameters: a function takes only those that the catalog gives it. */
export function* knownParameters({ clauses, catalog }: Inspection): Generator<Mistake> {
  for (const clause of clauses) {
    if (clause.kind !== "match") continue;
    const found = catalog.functions.get(clause.name.text);
    if (found === undefined) continue;
    for (const { name } of clause.parameters) {
      if (findParameter(found, name.text) !== undefined) continue;
      const suggestion = closest(
        name.text,
        found.parameters.map((parameter) => parameter.name),
      );
      yield {
        code: "unknown-parameter",
        span: name.span,
        name: name.text,
        function: found.name,
        ...(suggestion !== undefined && { suggestion, fix: { span: name.span, text: suggestion } }),
      };
    }
  }
}
