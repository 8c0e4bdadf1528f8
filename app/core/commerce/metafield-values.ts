import type { DatedValue } from "#app/core/catalog/customer-history.ts";
import { isPlainDate } from "#app/core/calendar/plain-date.ts";
import { toStorable } from "#app/lib/to-storable.ts";

/** A customer metafield as Shopify says it: its value is text, of a list JSON. */
export interface Metafield {
  readonly namespace: string;
  readonly key: string;
  readonly type: string;
  readonly value: string;
}

/** Under this name a full read says all metafields at once, so that one that is gone is known to be gone. */
export const METAFIELDS = "metafields";

/** Longer text is cut, and marked so that it equals nothing that a query asks. */
const LONGEST = 400;
const CUT = "\u2026";

/**
 * The metafields that segments can ask, as values of one list: "facts.birth_date=1990-05-01". Plain
 * dates stay dates; instants are brought to UTC. What does not read as its type is left out.
 */
export function metafieldEntries(metafields: readonly Metafield[]): string[] {
  return metafields.flatMap(({ namespace, key, type, value }) => {
    const list = type.startsWith("list.");
    const read = READERS.get(list ? type.slice("list.".length) : type);
    if (read === undefined) return [];
    const said = list ? elementsOf(value) : [value];
    return said.flatMap((text) => {
      const found = read(text);
      return found === undefined || found === "" ? [] : [`${namespace}.${key}=${found}`];
    });
  });
}

/** The same with dates, each under its metafield's own name. */
export function expandMetafields(values: readonly DatedValue[]): DatedValue[] {
  return values.map((each) => {
    if (each.attribute !== METAFIELDS) return each;
    const end = each.value.indexOf("=");
    const name = `${METAFIELDS}.${each.value.slice(0, end)}`;
    return { ...each, attribute: name, value: each.value.slice(end + 1) };
  });
}

type Read = (text: string) => string | undefined;

const asText: Read = (text) => {
  const storable = toStorable(text, LONGEST + 1);
  return storable.length > LONGEST ? `${storable.slice(0, LONGEST - 1)}${CUT}` : storable;
};
const asNumber: Read = (text) => (/^-?\d{1,30}(\.\d{1,30})?$/.test(text) ? text : undefined);
const asBoolean: Read = (text) => (text === "true" || text === "false" ? text : undefined);
const asDay: Read = (text) => (isPlainDate(text) ? text : undefined);
const asMoment: Read = (text) => {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?$/.test(text)) return undefined;
  // Shopify writes its offset, and means UTC where there is none.
  const moment = Date.parse(/(Z|[+-]\d\d:\d\d)$/.test(text) ? text : `${text}Z`);
  if (Number.isNaN(moment)) return undefined;
  const utc = new Date(moment).toISOString();
  return utc.length === "2026-01-01T00:00:00.000Z".length ? utc : undefined;
};

const READERS: ReadonlyMap<string, Read> = new Map([
  ["single_line_text_field", asText],
  ["multi_line_text_field", asText],
  ["string", asText],
  ["number_integer", asNumber],
  ["integer", asNumber],
  ["number_decimal", asNumber],
  ["float", asNumber],
  ["boolean", asBoolean],
  ["date", asDay],
  ["date_time", asMoment],
]);

/** The elements of a list, as text. */
function elementsOf(json: string): string[] {
  try {
    const parsed: unknown = JSON.parse(json);
    return Array.isArray(parsed) ? parsed.filter(isScalar).map(String) : [];
  } catch {
    return []; // What is no JSON says nothing.
  }
}

function isScalar(value: unknown): value is string | number | boolean {
  return ["string", "number", "boolean"].includes(typeof value);
}
