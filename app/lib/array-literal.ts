import { invariant } from "./invariant.ts";

/** An element of a PostgreSQL array: its text, a nested array, or NULL. */
export type ArrayElement = string | null | readonly ArrayElement[];

/** Prints PostgreSQL's text form of an array, `{a,"b c",NULL}`. Every element is quoted, so none can be misread. */
export function printArrayLiteral(elements: readonly ArrayElement[]): string {
  const parts = elements.map((element) => {
    if (element === null) return "NULL";
    if (typeof element !== "string") return printArrayLiteral(element);
    return `"${element.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
  });
  return `{${parts.join(",")}}`;
}

/**
 * Parses PostgreSQL's text form of an array without explicit bounds.
 *
 * `parseArrayLiteral(printArrayLiteral(x))` equals x. NULL is null unless it is quoted.
 */
export function parseArrayLiteral(literal: string): ArrayElement[] {
  const { elements, next } = parseFrom(literal, 0);
  invariant(next === literal.length, "an array literal ends with its last brace");
  return elements;
}

function parseFrom(literal: string, start: number): { elements: ArrayElement[]; next: number } {
  invariant(literal[start] === "{", "an array literal starts with a brace");
  const elements: ArrayElement[] = [];
  let at = start + 1;
  while (literal[at] !== "}") {
    invariant(at < literal.length, "an array literal is closed");
    const { element, next } = parseElement(literal, at);
    elements.push(element);
    at = literal[next] === "," ? next + 1 : next;
  }
  return { elements, next: at + 1 };
}

function parseElement(literal: string, at: number): { element: ArrayElement; next: number } {
  if (literal[at] === "{") {
    const { elements, next } = parseFrom(literal, at);
    return { element: elements, next };
  }
  if (literal[at] === '"') return parseQuoted(literal, at + 1);
  let next = at;
  while (next < literal.length && literal[next] !== "," && literal[next] !== "}") next += 1;
  const word = literal.slice(at, next);
  return { element: word === "NULL" ? null : word, next };
}

function parseQuoted(literal: string, start: number): { element: string; next: number } {
  let element = "";
  let at = start;
  while (at < literal.length && literal[at] !== '"') {
    if (literal[at] === "\\") at += 1;
    element += literal[at] ?? "";
    at += 1;
  }
  return { element, next: at + 1 };
}
