import type { Attribute } from "./attribute.ts";
import { metafieldAttribute, type MetafieldDefinition } from "./metafields.ts";

/** An attribute of a person that Shopify's segments do not have: a metafield of the shop's may hold it. */
interface PersonAttribute {
  readonly name: string;
  /** What it is taken to be while no metafield holds it. */
  readonly type: Attribute["type"];
  /** The keys by which shops usually call such a metafield, the likeliest first. */
  readonly keys: readonly string[];
  readonly needs: string;
}

const PERSON_ATTRIBUTES: readonly PersonAttribute[] = [
  person("gender", "string", ["gender", "sex"]),
  person("market", "string", ["market", "region_market"]),
  person("company", "string", ["company", "company_name"]),
  person("job_title", "string", ["job_title", "designation", "position"]),
  person("income", "float", ["income", "income_level", "household_income"]),
  person("nps", "integer", ["nps", "nps_score"]),
];

const BIRTH_DATES = ["birth_date", "birthday", "date_of_birth", "birthdate"];

/** The attributes of a person, each read from the metafield that holds it, or saying which it needs. */
export function personAttributes(definitions: readonly MetafieldDefinition[]): Attribute[] {
  const asked = definitions.flatMap((definition) => {
    const attribute = metafieldAttribute(definition);
    return attribute === undefined ? [] : [{ key: definition.key, attribute }];
  });
  const find = (keys: readonly string[], fits: (attribute: Attribute) => boolean) =>
    keys
      .flatMap((key) => asked.filter((each) => each.key === key && fits(each.attribute)))
      .map(({ attribute }) => attribute)[0];
  return [
    ageOf(find(BIRTH_DATES, ({ plain, list }) => plain === true && !list)),
    ...PERSON_ATTRIBUTES.map(({ name, type, keys, needs }) => {
      const found = find(keys, () => true);
      if (found !== undefined) return { ...found, name };
      return { name, type, list: false, source: { kind: "unknown", needs } as const };
    }),
  ];
}

/** Whole years since the birth date, on the shop's day. */
function ageOf(birthDate: Attribute | undefined): Attribute {
  const age = { name: "age", type: "integer", list: false } as const;
  if (birthDate === undefined) {
    return { ...age, source: { kind: "unknown", needs: 'the metafield "Birth date"' } };
  }
  return { ...age, wholeYears: true, source: birthDate.source };
}

function person(
  name: string,
  type: Attribute["type"],
  keys: readonly [string, ...string[]],
): PersonAttribute {
  return { name, type, keys, needs: `a customer metafield with the key "${keys[0]}"` };
}
