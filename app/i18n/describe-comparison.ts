import type { Comparison, Test, Value } from "#app/core/language/ast.ts";
import { describeCount, describeDate, describeMeasure, sayValue } from "./describe-test.ts";
import type { ListWords } from "./filter-words.en.ts";
import type { QueryWords } from "./query-words.en.ts";

/** Says a comparison as a verb phrase: "spent at least £500". */
export function describeComparison({ attribute, test }: Comparison, words: QueryWords): string {
  const { name, type, list, anniversaryOf } = attribute;
  if (anniversaryOf !== undefined) return describeAnniversary(anniversaryOf, test, words);
  if (list) return describeList(name, test, words);
  if (test.kind !== "null") {
    if (name === "number_of_orders") return describeOrders(test, words);
    if (name === "amount_spent") return words.filters.spent(describeAmount(test, words));
  }
  if (type === "date") return describeDated(name, test, words);
  return describeOther(name, test, words);
}

function describeAmount(test: Test, words: QueryWords): string {
  return describeMeasure(test, words, (value) => sayValue(value, words, words.money));
}

function describeOrders(test: Test, words: QueryWords): string {
  const { filters } = words;
  const asked =
    test.kind === "compare" ? `${test.operator} ${sayValue(test.value, words)}` : undefined;
  if (asked === ">= 1" || asked === "> 0") return filters.orderedAtLeastOnce;
  if (asked === "= 1") return filters.orderedOnce;
  const { said, plural } = describeCount(test, words);
  return said === undefined ? filters.neverOrdered : filters.ordered(words.times(said, plural));
}

function describeDated(name: string, test: Test, words: QueryWords): string {
  const dated = words.filters.dated(name);
  if (dated === undefined) {
    if (test.kind === "null") return describePresence(name, test.negated, words);
    const when = describeDate(test, words.dates);
    return isNegative(test) ? words.filters.isNot(name, when) : words.filters.is(name, when);
  }
  if (test.kind === "null") return test.negated ? dated.ever : dated.never;
  return `${isNegative(test) ? dated.didNot : dated.did} ${describeDate(test, words.dates)}`;
}

function describeList(name: string, test: Test, words: QueryWords): string {
  const list: ListWords = words.filters.list(name);
  if (test.kind === "null") return test.negated ? list.some : list.none;
  if (test.kind !== "contains") return "";
  const value = sayListed(name, test.value, words);
  return test.negated ? list.hasNot(value) : list.has(value);
}

function sayListed(name: string, value: Value, words: QueryWords): string {
  if (value.kind !== "string") return sayValue(value, words);
  if (name === "customer_countries") return words.country(value.text);
  const placed = name === "customer_regions" || name === "customer_cities";
  return placed ? value.text : words.text(value.text);
}

function describeAnniversary(of: string, test: Test, words: QueryWords): string {
  const when = describeDate(test, words.dates);
  if (of === "metafields.facts.birth_date") return words.filters.birthday(when);
  return words.filters.anniversary(of, when);
}

function describeOther(name: string, test: Test, words: QueryWords): string {
  const { filters } = words;
  if (test.kind === "null") return describePresence(name, test.negated, words);
  if (test.kind !== "compare" || (test.operator !== "=" && test.operator !== "!=")) {
    return filters.is(
      name,
      describeMeasure(test, words, (value) => sayValue(value, words)),
    );
  }
  const { value } = test;
  const negative = test.operator === "!=";
  if (name === "email_subscription_status" && value.kind === "string") {
    if (value.text === "SUBSCRIBED") return negative ? filters.notSubscribed : filters.subscribed;
  }
  const said = sayPlainly(name, value, words);
  return negative ? filters.isNot(name, said) : filters.is(name, said);
}

/** Enum values and domains read better without quotation marks. */
function sayPlainly(name: string, value: Value, words: QueryWords): string {
  if (value.kind !== "string") return sayValue(value, words);
  if (name === "customer_email_domain") return value.text;
  return /^[A-Z_]+$/.test(value.text) ? words.choice(value.text) : words.text(value.text);
}

function describePresence(name: string, known: boolean, { filters }: QueryWords): string {
  return known ? filters.known(name) : filters.unknown(name);
}

function isNegative(test: Test): boolean {
  return test.kind === "compare" && test.operator === "!=";
}
