import { PROPERTY_NAME } from "#app/core/catalog/activity.ts";
import type {
  Attribute,
  CatalogFunction,
  FunctionParameter,
  ValueType,
} from "#app/core/catalog/attribute.ts";
import type { Catalog } from "#app/core/catalog/catalog.ts";
import type { Test, Value } from "./ast.ts";
import { quote } from "./quote.ts";
import type { SyntaxComparison } from "./syntax.ts";

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
  if (source.kind === "orders" && source.aggregate === "expected") {
    return { kind: "unknown", needs: "a date that has come" };
  }
  if (source.kind !== "observed" || plain) return source;
  return { kind: "unknown", needs: "a metafield that holds a date without a time" };
}

/** `test` is what the name is compared with, as far as it could be read. */
export function findParameter(
  owner: CatalogFunction | undefined,
  name: string,
  test?: Test,
): FunctionParameter | undefined {
  const named = owner?.parameters.find((parameter) => parameter.name === name);
  return named ?? openParameter(owner?.openParameters, name, test);
}

/** A parameter whose name the shop's own data make up; its type is that of the values it is compared with. */
function openParameter(
  prefix: string | undefined,
  name: string,
  test: Test | undefined,
): FunctionParameter | undefined {
  if (prefix === undefined || !name.startsWith(prefix)) return undefined;
  if (!PROPERTY_NAME.test(name.slice(prefix.length))) return undefined;
  return { name, type: typeOf(test), role: "filter" };
}

function typeOf(test: Test | undefined): ValueType {
  if (test === undefined || test.kind === "null") return "string";
  const values = valuesOf(test);
  if (values[0]?.kind === "boolean") return "boolean";
  if (values[0]?.kind !== "number") return "string";
  const whole = values.every((value) => value.kind !== "number" || !value.text.includes("."));
  return whole ? "integer" : "float";
}

function valuesOf(test: Exclude<Test, { kind: "null" }>): readonly Value[] {
  if (test.kind === "between") return [test.low, test.high];
  return test.kind === "in" ? test.values : [test.value];
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
