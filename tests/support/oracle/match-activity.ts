import type { Argument, Match, Test, Value } from "#app/core/language/ast.ts";
import { compareDecimals, readDecimal, wholeNumber, type Decimal } from "./decimal.ts";
import type { PersonThen } from "./person-then.ts";
import { testDate, type Asked } from "./test-date.ts";
import { testNumber, testTexts } from "./test-value.ts";
import type { ActivityReading } from "./told.ts";

/** Which activity a function is about. */
interface About {
  readonly kind: string;
  readonly name?: string;
  readonly source?: string;
  readonly of?: "product" | "collection";
}

/** emails, site_visits, events and Shopify's own: all filters hold of the same thing done. */
export function matchActivity(
  { parameters }: Match,
  about: About,
  person: PersonThen,
  asked: Asked,
): boolean {
  let looked = person.activity
    .filter((each) => isAbout(each, about))
    .filter((each) => parameters.every((it) => filterHolds(it, each, { about, person, asked })));
  const within = parameters.find(({ parameter }) => parameter.name === "within");
  if (within !== undefined && looked.length > 0) {
    const first = Math.min(...looked.map(({ at }) => at));
    looked = looked.filter(({ at }) => at - first <= lengthOf(within.test));
  }
  const count = parameters.find(({ parameter }) => parameter.name === "count");
  return count === undefined
    ? looked.length > 0
    : testNumber(count.test, wholeNumber(looked.length));
}

/** Of the emails delivered, how many were opened or clicked in; of none it is unknown. */
export function matchRate(
  parameters: readonly Argument[],
  action: string,
  person: PersonThen,
  asked: Asked,
): boolean {
  const about = { kind: "email" };
  const emails = person.activity.filter((each) => isAbout(each, about));
  const passing = (each: ActivityReading, names: (name: string) => boolean) =>
    parameters
      .filter(({ parameter }) => names(parameter.name))
      .every((it) => filterHolds(it, each, { about, person, asked }));
  const delivered = new Set(
    emails
      .filter(({ said }) => said.get("action") === "delivered")
      .filter((each) => passing(each, (name) => name !== "machine"))
      .map(emailOf),
  );
  const acted = new Set(
    emails
      .filter(({ said }) => said.get("action") === action)
      .filter((each) => passing(each, (name) => name === "machine"))
      .map(emailOf),
  );
  const part = [...delivered].filter((email) => acted.has(email)).length;
  const aggregates = parameters.filter(({ parameter }) => parameter.role === "aggregate");
  if (aggregates.length === 0) return delivered.size > 0;
  return aggregates.every(({ parameter, test }) =>
    parameter.name === "count"
      ? testNumber(test, wholeNumber(delivered.size))
      : testRate(test, part, delivered.size),
  );
}

function emailOf({ source, id, said }: ActivityReading): string {
  return `${source} ${said.get("message") ?? said.get("campaign") ?? id}`;
}

/** Compares `part / whole` with numbers by multiplying them. */
function testRate(test: Test, part: number, whole: number): boolean {
  if (whole === 0) return test.kind === "compare" && test.operator === "!=";
  const times = (value: Value): Value => {
    if (value.kind !== "number") throw new Error(`Not a number: ${value.kind}`);
    const decimal = readDecimal(value.text);
    return { ...value, text: print({ ...decimal, units: decimal.units * BigInt(whole) }) };
  };
  const scaled: Test =
    test.kind === "compare"
      ? { ...test, value: times(test.value) }
      : test.kind === "between"
        ? { ...test, low: times(test.low), high: times(test.high) }
        : test;
  return testNumber(scaled, wholeNumber(part));
}

function print({ units, places }: Decimal): string {
  const sign = units < 0n ? "-" : "";
  const digits = (units < 0n ? -units : units).toString().padStart(places + 1, "0");
  const point = digits.length - places;
  const text = `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
  const kept = places === 0 ? `${sign}${digits}` : text;
  if (compareDecimals(readDecimal(kept), { units, places }) !== 0) throw new Error(kept);
  return kept;
}

function isAbout({ type, source, said }: ActivityReading, about: About): boolean {
  return (
    type === about.kind &&
    (about.name === undefined || said.get("action") === about.name) &&
    (about.source === undefined || source === about.source) &&
    (about.of === undefined || said.has(`${about.of}_id`))
  );
}

interface Scene {
  readonly about: About;
  readonly person: PersonThen;
  readonly asked: Asked;
}

function filterHolds(argument: Argument, each: ActivityReading, scene: Scene): boolean {
  const { parameter, test } = argument;
  const { said } = each;
  if (parameter.name === "date") return testDate(test, each.at, scene.asked);
  if (["within", "count", "rate"].includes(parameter.name)) return true;
  if (parameter.name === "tag") return testTexts(test, tagsOf(said.get("product_id"), scene), true);
  const text = TEXTS.get(parameter.name);
  if (text !== undefined && test.kind === "contains") {
    const part = test.value.kind === "string" ? test.value.text : "";
    return (text(said)?.includes(part) ?? false) !== test.negated;
  }
  if (text !== undefined) return testTexts(test, textsOf(text(said)), false);
  const number = NUMBERS.get(parameter.name);
  if (number !== undefined) return testNumber(test, numberOf(number(said, scene.about)));
  return propertyHolds(argument, each);
}

type Said = ActivityReading["said"];

const TEXTS: ReadonlyMap<string, (said: Said) => string | undefined> = new Map([
  ...["action", "name", "campaign", "link", "page"].map(
    (name) => [name, (said: Said) => said.get(name)] as const,
  ),
  ["machine", (said: Said) => said.get("machine") ?? "false"] as const,
]);

const NUMBERS: ReadonlyMap<string, (said: Said, about: About) => string | undefined> = new Map([
  ["product_id", (said: Said) => said.get("product_id")],
  ["collection", (said: Said) => said.get("collection_id")],
  ["dwell", (said: Said) => said.get("dwell")],
  ["activity_id", (said: Said) => said.get("campaign")],
  ["id", (said: Said, { of }: About) => said.get(`${of ?? ""}_id`)],
]);

function propertyHolds({ parameter, test }: Argument, { properties }: ActivityReading): boolean {
  const value = properties.get(parameter.name.slice("properties.".length));
  if (parameter.type === "integer" || parameter.type === "float") {
    return testNumber(test, typeof value === "number" ? readDecimal(String(value)) : undefined);
  }
  const fits = typeof value === (parameter.type === "boolean" ? "boolean" : "string");
  return testTexts(test, textsOf(fits ? String(value) : undefined), false);
}

function tagsOf(product: string | undefined, { person }: Scene): ReadonlySet<string> {
  return person.products.get(product ?? "")?.["tag"] ?? new Set();
}

function textsOf(text: string | undefined): ReadonlySet<string> {
  return new Set(text === undefined ? [] : [text]);
}

function numberOf(text: string | undefined): Decimal | undefined {
  return text === undefined || !/^-?\d+(\.\d+)?$/.test(text) ? undefined : readDecimal(text);
}

const UNITS = { min: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };

function lengthOf(test: Test): number {
  const value = test.kind === "compare" ? test.value : undefined;
  if (value?.kind !== "duration") throw new Error("Not a length of time");
  return value.amount * UNITS[value.unit];
}
