import type { Activity } from "#app/core/catalog/activity.ts";
import type { Argument, Match, Test } from "#app/core/language/ast.ts";
import { describeCount, describeDate, describeMeasure, sayValue } from "./describe-test.ts";
import type { QueryWords } from "./query-words.en.ts";

/** Says one thing a customer did: "opened 'Spring sale'", "visited '/pages/care'". */
export function sayActivity(activity: Activity, words: QueryWords): string {
  const { kind, name, campaign, page, machine } = activity;
  const { filters } = words;
  const by = machine ? ` ${filters.byMachine}` : "";
  if (kind === "email") {
    const { did, object } = filters.emailVerb(name);
    return `${did} ${campaign === undefined ? object : words.text(campaign)}${by}`;
  }
  if (kind === "event") return `${words.text(name)}${by}`;
  const { did, object } = filters.function("site_visits");
  return `${did} ${page === undefined ? object : words.text(page)}${by}`;
}

/** Says a match over activity as a verb phrase; `undefined` for functions that have words of their own. */
export function describeActivity(match: Match, words: QueryWords): string | undefined {
  switch (match.function.name) {
    case "emails":
      return describeEmails(match, words);
    case "open_rate":
    case "click_rate":
      return describeRate(match, words);
    case "site_visits":
    case "events":
      return describeDone(match, words);
    default:
      return undefined;
  }
}

/** Several actions are told one by one: "either opened an email or clicked in an email". */
function describeEmails(match: Match, words: QueryWords): string {
  const { negated, parameters } = match;
  const actions = textsOf(testOf(match, "action"));
  const rest = actions.length === 0 ? parameters : without(match, "action");
  const [only, ...others] = actions;
  const { did, didNot, object } = words.filters.emailVerb(only);
  if (others.length === 0) return phrase(negated ? didNot : did, object, rest, words);

  const said = actions.map((action) => {
    const verb = words.filters.emailVerb(action);
    return `${negated ? verb.didNot : verb.did} ${verb.object}`;
  });
  const joined = negated ? words.all(said) : words.either(words.any(said), said.length);
  return [joined, ...describeRest(rest, words)].join(" ");
}

function describeRate(match: Match, words: QueryWords): string {
  const { filters } = words;
  const action = match.function.name === "open_rate" ? "opened" : "clicked";
  const { did, didNot } = filters.emailVerb(action);
  const rate = testOf(match, "rate");
  const share =
    rate && describeMeasure(rate, words, (value) => sayValue(value, words, words.percent));
  const object = share === undefined ? filters.anyShare : filters.emailShare(share);
  const count = testOf(match, "count");
  const rest = match.parameters.filter(({ parameter }) => parameter.role === "filter");
  const said = phrase(match.negated ? didNot : did, object, rest, words);
  return count === undefined
    ? said
    : `${said} ${filters.receivedMeasure(describeEmailCount(count, words))}`;
}

function describeEmailCount(test: Test, words: QueryWords): string {
  const { said, plural } = describeCount(test, words);
  return words.filters.emails(said ?? "0", plural);
}

/** "visited page '/x'", "did 'course_finished'". */
function describeDone(match: Match, words: QueryWords): string {
  const { did, didNot, object } = words.filters.function(match.function.name);
  const of = match.function.name === "events" ? "name" : "page";
  const named = textOf(testOf(match, of));
  const said = named === undefined ? object : nameOf(of, words.text(named), words);
  const rest = named === undefined ? match.parameters : without(match, of);
  return phrase(match.negated ? didNot : did, said, rest, words);
}

function nameOf(of: string, text: string, { filters }: QueryWords): string {
  return of === "page" ? filters.page(text) : text;
}

/** What narrows it down, then how often, then when. */
function phrase(
  verb: string,
  object: string,
  rest: readonly Argument[],
  words: QueryWords,
): string {
  return [verb, object, ...describeRest(rest, words)].join(" ");
}

function describeRest(rest: readonly Argument[], words: QueryWords): string[] {
  return rest
    .toSorted((one, other) => rankOf(one) - rankOf(other))
    .map((argument) => describeArgument(argument, words));
}

function rankOf({ parameter: { name } }: Argument): number {
  return ["count", "within", "date"].indexOf(name);
}

function describeArgument({ parameter, test }: Argument, words: QueryWords): string {
  const { filters } = words;
  const plain = describeMeasure(test, words, (value) => sayValue(value, words, (text) => text));
  const equal = test.kind === "compare" && test.operator === "=";
  const said = equal ? sayValue(test.value, words, (text) => text) : plain;
  if (test.kind === "contains") {
    return filters.partly(parameter.name, plain, test.negated);
  }
  switch (parameter.name) {
    case "date":
      return describeDate(test, words.dates);
    case "count":
      return describeTimes(test, words);
    case "dwell":
      return filters.staying(plain);
    case "machine":
      return saysTrue(test) ? filters.byMachine : filters.byPerson;
    default:
      return filters.activityDetail(parameter.name, said);
  }
}

function describeTimes(test: Test, words: QueryWords): string {
  const { said, plural } = describeCount(test, words);
  return said === undefined ? words.filters.noTimes : words.times(said, plural);
}

function saysTrue(test: Test): boolean {
  if (test.kind !== "compare" || test.value.kind !== "boolean") return false;
  return test.value.value === (test.operator === "=");
}

function testOf(match: Match, name: string): Test | undefined {
  return match.parameters.find(({ parameter }) => parameter.name === name)?.test;
}

function without(match: Match, name: string): readonly Argument[] {
  return match.parameters.filter(({ parameter }) => parameter.name !== name);
}

/** The one text that a test asks for. */
function textOf(test: Test | undefined): string | undefined {
  if (test?.kind !== "compare" || test.operator !== "=") return undefined;
  return test.value.kind === "string" ? test.value.text : undefined;
}

/** The texts of which a test asks for any. */
function textsOf(test: Test | undefined): readonly string[] {
  if (test?.kind !== "in" || test.negated) {
    return [textOf(test)].filter((text) => text !== undefined);
  }
  return test.values.flatMap((value) => (value.kind === "string" ? [value.text] : []));
}
