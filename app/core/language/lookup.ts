import type { Attribute, CatalogFunction, FunctionParameter } from "#app/core/catalog/attribute.ts";
import type { Catalog } from "#app/core/catalog/catalog.ts";
import type { Test } from "./ast.ts";
import { quote } from "./quote.ts";
import type { SyntaxComparison, Word } from "./syntax.ts";

/** The attribute a comparison asks; none if the catalog has none of that name. */
export function findAttribute(
  { name, anniversaryOf }: SyntaxComparison,
  catalog: Catalog,
): Attribute | undefined {
  if (name.text.toLowerCase() !== "anniversary") return catalog.attributes.get(name.text);
  const dated = anniversaryOf && catalog.attributes.get(anniversaryOf.text);
  if (dated?.type !== "date" || dated.list) return undefined;
  return {
    name: `anniversary (${quote(dated.name)})`,
    type: "date",
    list: false,
    anniversaryOf: dated.name,
    source: dayOf(dated),
  };
}

/** An anniversary is of a day. Which one a metafield's instant fell on would change with the shop's zone. */
function dayOf({ source, plain }: Attribute): Attribute["source"] {
  if (source.kind !== "observed" || plain) return source;
  return { kind: "unknown", needs: "a metafield that holds a date without a time" };
}

export function findParameter(
  owner: CatalogFunction | undefined,
  name: Word,
): FunctionParameter | undefined {
  return owner?.parameters.find((parameter) => parameter.name === name.text);
}

/** Two numbers in parentheses are a list or a place on earth; only the parameter can tell. */
export function fitCoordinates(test: Test, parameter: FunctionParameter): Test {
  if (parameter.type !== "coordinates" || test.kind !== "in" || test.negated) return test;
  const [latitude, longitude, ...more] = test.values;
  if (latitude?.kind !== "number" || longitude?.kind !== "number" || more.length > 0) return test;
  const span = { start: latitude.span.start, end: longitude.span.end };
  const value = {
    kind: "coordinates",
    latitude: latitude.text,
    longitude: longitude.text,
    span,
  } as const;
  return { kind: "compare", operator: "=", value };
}
