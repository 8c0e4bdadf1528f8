import type { Argument, Match, Test, Value } from "#app/core/language/ast.ts";
import { describeActivity } from "./describe-activity.ts";
import { describeCount, describeDate, describeMeasure, sayValue } from "./describe-test.ts";
import type { QueryWords } from "./query-words.en.ts";

/** Says a MATCHES as a verb phrase: "placed at least 3 orders in the last 30 days". */
export function describeMatch(match: Match, words: QueryWords): string {
  const activity = describeActivity(match, words);
  if (activity !== undefined) return activity;
  const { did, didNot } = words.filters.function(match.function.name);
  const { said, taken } = objectOf(match, words);
  const rest = match.parameters
    .filter(({ parameter }) => !taken.includes(parameter.name))
    .toSorted((one, other) => Number(isDate(one)) - Number(isDate(other)))
    .map((argument) => describeArgument(match, argument, words));
  return [match.negated ? didNot : did, said, ...rest].join(" ");
}

/** What was placed, bought or opened, and the parameters that say so. */
function objectOf(match: Match, words: QueryWords): { said: string; taken: readonly string[] } {
  switch (match.function.source.kind) {
    case "orders":
      return { said: orders(match, words), taken: ["count"] };
    case "lines":
      return { said: products(match, words), taken: ["id", "tag"] };
    case "places":
      return {
        said: nearby(match, words),
        taken: ["coordinates", "distance_km", "distance_mi"],
      };
    case "checkouts":
      return { said: checkouts(match, words), taken: ["count"] };
    case "activity":
    case "activity-rate":
    case "unknown":
      return { said: words.filters.function(match.function.name).object, taken: [] };
  }
}

/** "within 10 km of 45.42, -75.69" */
function nearby({ parameters }: Match, words: QueryWords): string {
  const said = (name: string) => {
    const test = parameters.find(({ parameter }) => parameter.name === name)?.test;
    return test?.kind === "compare" ? sayValue(test.value, words) : undefined;
  };
  const distances = [
    said("distance_km") && words.filters.kilometres(said("distance_km") ?? ""),
    said("distance_mi") && words.filters.miles(said("distance_mi") ?? ""),
  ].filter((each) => each !== undefined);
  return words.filters.near(distances.join(" / "), said("coordinates") ?? "");
}

/** "an order", "at least 3 orders", "no orders"; "orders" where only their sum is asked about. */
function orders(match: Match, words: QueryWords): string {
  const count = testOf(match, "count");
  if (count !== undefined) return countedOrders(count, words);
  if (testOf(match, "sum_amount") !== undefined) return words.filters.anyOrders;
  return words.filters.function("orders_placed").object;
}

function checkouts(match: Match, words: QueryWords): string {
  const count = testOf(match, "count");
  if (count === undefined) return words.filters.function("checkouts_abandoned").object;
  const { said, plural } = describeCount(count, words);
  return said === undefined ? words.filters.noCheckouts : words.checkouts(said, plural);
}

function countedOrders(test: Test, words: QueryWords): string {
  const { said, plural } = describeCount(test, words);
  return said === undefined ? words.filters.noOrders : words.orders(said, plural);
}

function describeTimes(test: Test, words: QueryWords): string {
  const { said, plural } = describeCount(test, words);
  return said === undefined ? words.filters.noTimes : words.times(said, plural);
}

/** "product 1 or 2", "a product tagged 'Sale'", "a product other than 3". */
function products(match: Match, words: QueryWords): string {
  const { filters } = words;
  const id = testOf(match, "id");
  const tag = testOf(match, "tag");
  const ids = id && listed(id, words, (text) => text);
  const object = filters.function("products_purchased").object;
  const named = ids && (isNegative(id) ? filters.productOtherThan(ids) : filters.product(ids));
  const tags = tag && listed(tag, words, words.text);
  if (tags === undefined || tag === undefined) return named ?? object;
  return `${named ?? object} ${isNegative(tag) ? filters.notTagged(tags) : filters.tagged(tags)}`;
}

function describeArgument(match: Match, argument: Argument, words: QueryWords): string {
  const { parameter, test } = argument;
  const { filters } = words;
  const measure = (say = words.number) =>
    describeMeasure(test, words, (value) => sayValue(value, words, say));
  switch (parameter.name) {
    case "date":
      return describeDate(test, words.dates);
    case "amount":
      return filters.worth(measure(words.money));
    case "sum_amount":
      return filters.worthInAll(measure(words.money));
    case "quantity":
      return filters.atATime(measure());
    case "sum_quantity":
      return filters.itemsInAll(measure());
    case "count":
      return match.function.source.kind === "lines"
        ? filters.inOrders(countedOrders(test, words))
        : describeTimes(test, words);
    case "recovered":
      return isTrue(test) ? filters.recovered : filters.notRecovered;
    case "price":
      return filters.priced(measure(words.money));
    default:
      return (
        describeDetail(argument, words) ??
        filters.with(parameter.name, describeOther(argument, words))
      );
  }
}

/** "sold through \u2018pos\u2019", "without the discount code \u2018SPRING\u2019". */
function describeDetail({ parameter, test }: Argument, words: QueryWords): string | undefined {
  const detail = words.filters.detail(parameter.name);
  if (detail === undefined || (test.kind !== "in" && !isEquality(test))) return undefined;
  const say =
    parameter.type === "enum"
      ? words.choice
      : parameter.type === "id"
        ? (id: string) => id
        : words.text;
  const values = listed(test, words, say);
  return isNegative(test) ? detail.isNot(values) : detail.is(values);
}

function isEquality(test: Test): boolean {
  return test.kind === "compare" && (test.operator === "=" || test.operator === "!=");
}

function describeOther({ parameter, test }: Argument, words: QueryWords): string {
  if (parameter.type === "date") return describeDate(test, words.dates);
  const say = (value: Value) => sayValue(value, words, (decimal) => decimal);
  if (test.kind === "compare" && test.operator === "=") return say(test.value);
  return describeMeasure(test, words, say);
}

/** When it happened is said last. */
function isDate({ parameter }: Argument): boolean {
  return parameter.name === "date";
}

function testOf(match: Match, name: string): Test | undefined {
  return match.parameters.find(({ parameter }) => parameter.name === name)?.test;
}

function listed(test: Test, words: QueryWords, say: (text: string) => string): string {
  const values = test.kind === "in" ? test.values : test.kind === "compare" ? [test.value] : [];
  return words.oneOf(
    values.map((value) =>
      value.kind === "string" || value.kind === "number" ? say(value.text) : sayValue(value, words),
    ),
  );
}

function isNegative(test: Test): boolean {
  return (
    (test.kind === "in" && test.negated) || (test.kind === "compare" && test.operator === "!=")
  );
}

function isTrue(test: Test): boolean {
  const asked = test.kind === "compare" && test.value.kind === "boolean" && test.value.value;
  return asked !== isNegative(test);
}
