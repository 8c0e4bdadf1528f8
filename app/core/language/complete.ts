import type { Catalog } from "#app/core/catalog/catalog.ts";
import type { Expectation } from "./expectation.ts";
import type { Subject } from "./inspection.ts";
import { tokensOf } from "./lexer.ts";
import { expectedAfter } from "./parser.ts";
import { quote } from "./quote.ts";
import { findParameter } from "./lookup.ts";
import { operatorsOf } from "./rules/fitting-operators.ts";
import type { Span } from "./span.ts";
import type { Token } from "./token.ts";

export interface Completion {
  readonly text: string;
  readonly kind: "attribute" | "function" | "parameter" | "operator" | "keyword" | "value";
}

export interface Completions {
  /** What a chosen completion replaces: the word under the cursor, or nothing. */
  readonly span: Span;
  /** In the order to offer them; all begin with, or else contain, what has been typed. */
  readonly items: readonly Completion[];
  /** Set where any text may stand: the shop's own tags, products and places are found by asking for them. */
  readonly search?: { readonly name: string; readonly typed: string };
}

/** What may stand at the cursor, from what the one parser looks for there. */
export function complete(text: string, cursor: number, catalog: Catalog): Completions {
  const head = text.slice(0, cursor);
  const typing = typedToken(head);
  const span = typing?.span ?? { start: head.length, end: head.length };
  const expectation = expectedAfter(head.slice(0, span.start));
  if (expectation === undefined) return { span, items: [] };
  const typed = typing?.kind === "string" ? typing.value : head.slice(span.start);
  const items = matching(offers(expectation, catalog), typed);
  const subject = subjectOf(expectation, catalog);
  if (expectation.kind !== "value" || !isFree(subject)) return { span, items };
  return { span, items, search: { name: subject.name, typed } };
}

/** The word, number or open string that the text ends in. */
function typedToken(head: string): Token | undefined {
  let last: Token | undefined;
  for (const token of tokensOf(head)) if (token.kind !== "end") last = token;
  if (last?.span.end !== head.length) return undefined;
  if (last.kind === "string") return last.closed ? undefined : last;
  return last.kind === "word" || last.kind === "literal" ? last : undefined;
}

function offers(expectation: Expectation, catalog: Catalog): Completion[] {
  const closing = expectation.closable ? keywords(")") : [];
  switch (expectation.kind) {
    case "condition":
      return [...filters(catalog), ...keywords("NOT", "(")];
    case "test":
      return operators(expectation, catalog);
    case "negated-test":
      return operators(expectation, catalog)
        .filter(({ text }) => text.startsWith("NOT "))
        .map(({ text, kind }) => ({ text: text.slice("NOT ".length), kind }));
    case "null":
      return keywords("NULL", "NOT NULL");
    case "value":
      return values(subjectOf(expectation, catalog));
    case "and":
      return keywords("AND");
    case "arguments":
      return keywords("(");
    case "parameter":
      return parameters(expectation, catalog);
    case "separator":
      return keywords(",", ")");
    case "connective":
      return [...keywords("AND", "OR"), ...closing];
  }
}

function filters({ attributes, functions }: Catalog): Completion[] {
  // Aliases are read, but only the name that we print is offered.
  const names = (map: ReadonlyMap<string, { name: string }>) =>
    [...map].filter(([key, { name }]) => key === name).map(([key]) => key);
  return [
    ...names(attributes).map((text) => ({ text, kind: "attribute" }) as const),
    ...names(functions).map((text) => ({ text, kind: "function" }) as const),
  ];
}

function operators(expectation: Expectation, catalog: Catalog): Completion[] {
  const subject = subjectOf(expectation, catalog);
  const isFunction = expectation.parameter === "" && catalog.functions.has(expectation.filter);
  // What such a parameter holds shows only in the value after it.
  const isOpen = isOpenParameter(expectation, catalog);
  const asked = subject && isOpen ? { ...subject, type: "integer" as const } : subject;
  const texts = isFunction ? ["MATCHES", "NOT MATCHES"] : asked ? operatorsOf(asked) : [];
  return texts.map((text) => ({ text, kind: "operator" }));
}

function isOpenParameter({ filter, parameter }: Expectation, { functions }: Catalog): boolean {
  const prefix = functions.get(filter)?.openParameters;
  return prefix !== undefined && parameter.startsWith(prefix);
}

function parameters({ filter, used }: Expectation, { functions }: Catalog): Completion[] {
  const all = functions.get(filter)?.parameters ?? [];
  const free = all.filter(({ name }) => !used.includes(name));
  const offered = free.map(({ name }) => ({ text: name, kind: "parameter" }) as const);
  return used.length === 0 ? [...offered, ...keywords(")")] : offered;
}

const DATES = ["today", "yesterday", "-7d", "-30d", "-90d", "-12m", "-24h"];

function values(subject: Subject | undefined): Completion[] {
  const texts =
    subject?.type === "date"
      ? DATES
      : subject?.type === "boolean"
        ? ["true", "false"]
        : (subject?.values ?? []).map(quote);
  return texts.map((text) => ({ text, kind: "value" }));
}

function subjectOf(
  { filter, parameter }: Expectation,
  { attributes, functions }: Catalog,
): Subject | undefined {
  if (parameter === "") {
    const attribute = attributes.get(filter);
    return attribute && { ...attribute, role: "attribute" };
  }
  const found = findParameter(functions.get(filter), parameter);
  return found && { ...found, list: false };
}

function isFree(subject: Subject | undefined): subject is Subject {
  if (subject === undefined || subject.values !== undefined) return false;
  return subject.type === "string" || subject.type === "id";
}

function keywords(...texts: string[]): Completion[] {
  return texts.map((text) => ({ text, kind: "keyword" }));
}

/** Those that begin with what was typed come before those that only contain it. */
function matching(items: readonly Completion[], typed: string): Completion[] {
  const wanted = typed.toLowerCase();
  const bare = ({ text }: Completion) => text.replace(/^'/, "").toLowerCase();
  const begin = items.filter((item) => bare(item).startsWith(wanted));
  const contain = items.filter((item) => !begin.includes(item) && bare(item).includes(wanted));
  return [...begin, ...contain];
}
