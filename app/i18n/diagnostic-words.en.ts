import type { ByMistake } from "#app/core/language/mistake.ts";

/** Each mistake in a sentence or two: what is wrong, and what to do. */
export const diagnosticWordsEn: ByMistake<string> = {
  unexpected: ({ found }) => `${shown(found)} does not belong here.`,
  "unexpected-end": () => "Something is missing at the end. Finish the last condition.",
  "unclosed-string": () => "This text never ends. Close it with a single quote: '",
  "unclosed-parenthesis": () => "This parenthesis is never closed. Add a ) where its group ends.",
  "wrong-quotes": () => "Write text in straight single quotes: 'like this'.",
  "malformed-value": ({ found }) =>
    `${shown(found)} is neither a number nor a date. Dates look like 2026-01-31 or -30d.`,
  "unstorable-character": () => "This character cannot be kept. Remove it.",
  "too-long": ({ limit }) => `The query is longer than ${limit} characters.`,
  "too-deep": ({ limit }) =>
    `Groups are nested more than ${limit} deep. Make a segment of the inner ones.`,
  "too-many-clauses": ({ limit }) =>
    `A query holds up to ${limit} conditions. Split it into several segments.`,
  "list-too-long": ({ limit }) => `A list holds up to ${limit} values.`,
  "unknown-filter": ({ name }) => `There is no filter ${shown(name)}.`,
  "needs-matches": ({ name }) => `${name} is asked like this: ${name} MATCHES (...).`,
  "not-a-function": ({ name }) => `${name} is compared with a value, as in: ${name} = ...`,
  "unknown-parameter": (mistake) =>
    `${mistake.function} cannot be asked about ${shown(mistake.name)}.`,
  "duplicate-parameter": ({ name }) =>
    `${shown(name)} may stand here once. For a range write: ${name} BETWEEN ... AND ...`,
  "missing-parameter": ({ name }) => `Say ${shown(name)} as well.`,
  "operator-does-not-fit": ({ name, operator }) => `${name} cannot be asked with ${operator}.`,
  "value-does-not-fit": ({ name, type, found }) =>
    `${name} needs ${TYPES[type]}, not ${shown(found)}.`,
  "unknown-value": ({ name, found }) => `${shown(found)} is none of the values of ${name}.`,
  "out-of-range": ({ found }) => `${shown(found)} has more digits than we can count exactly.`,
  "no-such-date": ({ found }) => `There is no ${shown(found)} in the calendar.`,
  "offset-too-far": ({ found }) => `${shown(found)} is more than a hundred years away.`,
  "elapsed-equality": ({ found }) =>
    `${shown(found)} is one moment. Ask for before (<) or after it (>), or use days.`,
  "impossible-range": ({ name }) =>
    `Nothing lies in this range of ${name}: it starts after it ends. Swap its ends.`,
  contradiction: ({ name }) =>
    `Nobody can meet this and an earlier condition on ${name}. Join them with OR, or drop one.`,
  "unknown-segment": ({ found }) => `There is no segment ${shown(found)}.`,
  "segment-cycle": ({ path }) =>
    `These segments would ask for each other in a circle: ${path.map(shown).join(", then ")}.`,
  "segments-too-deep": ({ found, limit }) =>
    `${shown(found)} is made of segments that are made of segments, more than ${limit} deep.`,
  "segments-too-large": ({ limit }) =>
    `Together with the segments it asks about this has more than ${limit} conditions.`,
  "unreadable-segment": ({ found }) =>
    `The conditions of segment ${shown(found)} need attention first.`,
};

const TYPES = {
  integer: "a whole number",
  float: "a number",
  money: "an amount without a currency sign",
  string: "text in single quotes",
  enum: "one of its values in single quotes",
  date: "a date such as 2026-01-31 or -30d",
  boolean: "true or false",
  id: "an id",
  coordinates: "latitude and longitude in parentheses",
  duration: "a length of time such as 7d or 48h",
  segment: "a segment's name in single quotes",
} as const;

function shown(text: string): string {
  return `\u2018${text.length > 60 ? `${text.slice(0, 57)}\u2026` : text}\u2019`;
}
