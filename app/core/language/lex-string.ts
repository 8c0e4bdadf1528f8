import type { Token } from "./token.ts";

/** What closes a string, by what opened it. Only the first is the language's; the others are read to be corrected. */
const CLOSING: Readonly<Record<string, string>> = {
  "'": "'",
  '"': '"',
  "`": "`",
  "\u2018": "\u2018\u2019'",
  "\u2019": "\u2018\u2019'",
  "\u201c": '\u201c\u201d"',
  "\u201d": '\u201c\u201d"',
};

/**
 * string = "'" , { character | "\'" | "\\" } , "'" ;
 *
 * A backslash before anything else is itself. An unclosed string ends with its line, so that the
 * lines after it are still read.
 */
export function readString(text: string, start: number): Token {
  const quote = text.charAt(start);
  const closing = CLOSING[quote] ?? quote;
  let value = "";
  let copied = start + 1;
  for (let index = start + 1; index < text.length; index++) {
    const character = text.charAt(index);
    if (closing.includes(character)) {
      value += text.slice(copied, index);
      return { kind: "string", span: { start, end: index + 1 }, value, quote, closed: true };
    }
    if (character !== "\\") continue;
    const next = text.charAt(index + 1);
    if (next === "" || !(closing.includes(next) || next === "\\")) continue;
    value += text.slice(copied, index);
    copied = index + 1;
    index++;
  }
  const end = endOfLine(text, start);
  const said = text.slice(start + 1, end).trimEnd();
  return { kind: "string", span: { start, end }, value: said, quote, closed: false };
}

function endOfLine(text: string, start: number): number {
  const end = text.indexOf("\n", start);
  return end === -1 ? text.length : end;
}
