/**
 * Parses JSON without losing digits: a number too long for a double comes as its text, all others
 * as numbers.
 *
 * Such numbers are rare, and keeping sources is several times slower, so a look at the text decides.
 */
export function parseExactJson(text: string): unknown {
  const value: unknown = /[\d.]{16}/.test(text) ? JSON.parse(text, keepDigits) : JSON.parse(text);
  return value;
}

/** A double holds 15 digits for sure. */
const SAFE_LENGTH = 15;

function keepDigits(_key: string, value: unknown, context?: { readonly source?: string }): unknown {
  if (typeof value !== "number") return value;
  const source = context?.source;
  return source !== undefined && source.length > SAFE_LENGTH ? source : value;
}
