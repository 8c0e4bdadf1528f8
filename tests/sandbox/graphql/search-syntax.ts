import { GraphQLError } from "graphql";

/** What a thing answers to a search: its fields by name, and its words under "default". */
export type Searchable = Readonly<Record<string, string | number | undefined>>;
export type Search = (thing: Searchable) => boolean;

/** How fine a search's term is cut: parentheses, `name:value`, words, `-` before either. */
const TOKEN = /\s*(\(|\)|-?(?:[a-z_]+:)?(?:[<>]=?)?(?:'[^']*'|"[^"]*"|[^\s()]+))/gy;

/**
 * Reads Shopify's search syntax, the part the app uses: terms side by side or with AND must all
 * hold, OR binds weaker, `-` and NOT turn a term around, `name:>='2026-01-01'` compares.
 */
export function readSearch(text: string | null | undefined): Search {
  const tokens = [...(text ?? "").matchAll(TOKEN)].map(([, token]) => token ?? "");
  if (tokens.length === 0) return () => true;
  let next = 0;

  function readAny(): Search {
    const parts = [readAll()];
    while (tokens[next] === "OR") {
      next += 1;
      parts.push(readAll());
    }
    return (thing) => parts.some((part) => part(thing));
  }

  function readAll(): Search {
    const parts: Search[] = [];
    while (next < tokens.length && tokens[next] !== "OR" && tokens[next] !== ")") {
      if (tokens[next] === "AND") next += 1;
      else parts.push(readOne());
    }
    return (thing) => parts.every((part) => part(thing));
  }

  function readOne(): Search {
    const token = tokens[next] ?? "";
    next += 1;
    if (token === "NOT") {
      const negated = readOne();
      return (thing) => !negated(thing);
    }
    if (token !== "(") return readTerm(token);
    const inner = readAny();
    if (tokens[next] !== ")") throw new GraphQLError("Invalid search: a parenthesis stays open.");
    next += 1;
    return inner;
  }

  return readAny();
}

function readTerm(token: string): Search {
  if (token.startsWith("-")) {
    const negated = readTerm(token.slice(1));
    return (thing) => !negated(thing);
  }
  const [, name = "default", operator = "", quoted = ""] =
    /^(?:([a-z_]+):)?([<>]=?)?(.*)$/.exec(token) ?? [];
  const wanted = quoted.replace(/^(['"])(.*)\1$/, "$2");
  return (thing) => {
    const value = thing[name];
    if (value === undefined) return false;
    if (typeof value === "string") return matchesText(name, value, wanted);
    return compare(value, operator, readNumber(wanted));
  };
}

function matchesText(name: string, value: string, wanted: string): boolean {
  const [has, asked] = [value.toLowerCase(), wanted.toLowerCase()];
  return name === "default" ? has.includes(asked) : has === asked;
}

function readNumber(text: string): number {
  return /^\d+$/.test(text) ? Number(text) : Date.parse(text);
}

function compare(value: number, operator: string, wanted: number): boolean {
  if (operator === ">") return value > wanted;
  if (operator === ">=") return value >= wanted;
  if (operator === "<") return value < wanted;
  if (operator === "<=") return value <= wanted;
  return value === wanted;
}
