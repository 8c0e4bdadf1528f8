import type { ByMistake, MistakeCode, Particulars } from "./mistake.ts";

/**
 * The sentence for a mistake. Those of `unexpected`, `unknown-filter`, `operator-does-not-fit`,
 * `too-many-clauses` and `too-long` are Shopify's own, word for word; the others follow their tone.
 */
export function wordMistake<C extends MistakeCode>(mistake: Particulars<C>): string {
  return SENTENCES[mistake.code](mistake);
}

const SENTENCES: ByMistake<string> = {
  unexpected: ({ found }) => `${shown(found)} is unexpected.`,
  "unexpected-end": () => "the query ends too early.",
  "unclosed-string": () => "the text that starts here has no closing quote.",
  "unclosed-parenthesis": () => "the parenthesis that opens here is never closed.",
  "wrong-quotes": ({ found }) => `text is written in single quotes, not in ${found}.`,
  "malformed-value": ({ found }) => `${shown(found)} is neither a number nor a date.`,
  "unstorable-character": () => "this character cannot be part of a query.",
  "too-long": ({ limit }) => `Query is too long (maximum is ${limit} characters)`,
  "too-deep": ({ limit }) => `conditions are nested too deep (>${limit}).`,
  "too-many-clauses": ({ limit }) => `Invalid query: Too many clauses (>${limit})`,
  "list-too-long": ({ limit }) => `the list is too long (>${limit}).`,
  "unknown-filter": ({ name }) => `${shown(name)} filter cannot be found.`,
  "needs-matches": ({ name }) => `${name} is a function and needs MATCHES.`,
  "not-a-function": ({ name }) => `${name} does not support MATCHES.`,
  "unknown-parameter": (mistake) => `${mistake.function} has no parameter ${shown(mistake.name)}.`,
  "duplicate-parameter": ({ name }) =>
    `${shown(name)} may appear only once; use BETWEEN for a range.`,
  "missing-parameter": ({ name }) => `${shown(name)} is missing.`,
  "operator-does-not-fit": ({ name, operator }) =>
    `${name} does not support operator ${shown(operator)}`,
  "value-does-not-fit": ({ found, type, name }) =>
    `${shown(found)} is not ${TYPES[type]}, which ${name} needs.`,
  "unknown-value": ({ found, name }) => `${shown(found)} is not a value of ${name}.`,
  "out-of-range": ({ found }) => `${shown(found)} has too many digits.`,
  "no-such-date": ({ found }) => `${shown(found)} is not a date of the calendar.`,
  "offset-too-far": ({ found }) => `${shown(found)} is more than a hundred years away.`,
  "elapsed-equality": ({ found }) =>
    `${shown(found)} is a moment; compare it with <, <=, >, >= or BETWEEN.`,
  "impossible-range": ({ name }) =>
    `the range of ${name} is empty: its first value comes after its last.`,
  contradiction: ({ name }) =>
    `no customer can meet both this and an earlier condition on ${name}.`,
  "unknown-segment": ({ found }) => `${shown(found)} segment cannot be found.`,
  "segment-cycle": ({ path }) => `the segments ask for each other: ${path.join(" > ")}.`,
  "segments-too-deep": ({ found, limit }) =>
    `${shown(found)} is made of segments nested too deep (>${limit}).`,
  "segments-too-large": ({ limit }) =>
    `the segments asked about have too many clauses together (>${limit}).`,
  "unreadable-segment": ({ found }) => `the query of segment ${shown(found)} cannot be read.`,
};

const TYPES = {
  integer: "a whole number",
  float: "a number",
  money: "an amount",
  string: "text in single quotes",
  enum: "text in single quotes",
  date: "a date",
  boolean: "true or false",
  id: "an id",
  coordinates: "a pair of coordinates",
  duration: "a length of time, such as 7d",
  segment: "a segment's name in single quotes",
} as const;

/** Quotes what was written, shortened where it is long. */
function shown(text: string): string {
  return `'${text.length > 60 ? `${text.slice(0, 57)}...` : text}'`;
}
