import type { Attribute, ValueType } from "./attribute.ts";

/** A customer metafield as the shop defines it; `type` is Shopify's name for it, `list.` included. */
export interface MetafieldDefinition {
  readonly namespace: string;
  readonly key: string;
  readonly type: string;
}

/** Shopify lets segments ask dates, numbers, text and true/false. Two older names are still in use. */
const TYPES: ReadonlyMap<string, ValueType> = new Map([
  ["single_line_text_field", "string"],
  ["multi_line_text_field", "string"],
  ["string", "string"],
  ["number_integer", "integer"],
  ["integer", "integer"],
  ["number_decimal", "float"],
  ["float", "float"],
  ["boolean", "boolean"],
  ["date", "date"],
  ["date_time", "date"],
]);

/** The attribute that asks a metafield; none for types that segments cannot ask. */
export function metafieldAttribute(definition: MetafieldDefinition): Attribute | undefined {
  const list = definition.type.startsWith("list.");
  const type = TYPES.get(list ? definition.type.slice("list.".length) : definition.type);
  if (type === undefined) return undefined;
  const name = `metafields.${definition.namespace}.${definition.key}`;
  return {
    name,
    type,
    list,
    ...(definition.type.endsWith("date") && { plain: true }),
    source: { kind: "observed", attribute: name },
  };
}
