import type { ValueType } from "#app/core/catalog/attribute.ts";
import type { Catalog } from "#app/core/catalog/catalog.ts";
import type { Test, Value } from "./ast.ts";
import { findAttribute, findParameter, fitCoordinates } from "./lookup.ts";
import type { Mistake } from "./mistake.ts";
import type { SegmentReader } from "./segment-reader.ts";
import type { Clause, Syntax, Word } from "./syntax.ts";

/** What the rules look at: the tree, its clauses and its tests, each listed once. */
export interface Inspection {
  readonly syntax: Syntax;
  readonly catalog: Catalog;
  readonly segments: SegmentReader;
  readonly clauses: readonly Clause[];
  /** The tests whose subject the catalog knows. */
  readonly places: readonly Place[];
}

/** A test, and what the catalog says about the name it stands behind. */
export interface Place {
  readonly subject: Subject;
  readonly operator: Word;
  /** `undefined` when a part of it could not be read. */
  readonly test: Test | undefined;
}

export interface Subject {
  readonly name: string;
  readonly type: ValueType;
  readonly list: boolean;
  readonly values?: readonly string[];
  readonly anniversaryOf?: string;
  readonly plain?: true;
  readonly operators?: readonly string[];
  readonly unordered?: boolean;
  readonly role: "attribute" | "filter" | "aggregate";
}

/** One thing that must hold of every query; yields what breaks it. */
export type Rule = (inspection: Inspection) => Iterable<Mistake>;

export function inspect(syntax: Syntax, segments: SegmentReader): Inspection {
  const { catalog } = segments;
  const clauses = clausesOf(syntax);
  const places = clauses.flatMap((each) => placesOf(each, catalog));
  return { syntax, catalog, segments, clauses, places };
}

/** The values a test compares with, in the order written. */
export function valuesOf(test: Test | undefined): readonly Value[] {
  switch (test?.kind) {
    case "compare":
    case "contains":
      return [test.value];
    case "between":
      return [test.low, test.high];
    case "in":
      return test.values;
    case "null":
    case undefined:
      return [];
  }
}

function clausesOf(syntax: Syntax): Clause[] {
  const clauses: Clause[] = [];
  const waiting = [syntax];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next.kind === "not") {
      waiting.push(next.operand);
    } else if ("operands" in next) {
      // Spreading a hundred thousand operands would overflow the stack.
      for (const operand of next.operands.toReversed()) waiting.push(operand);
    } else {
      clauses.push(next);
    }
  }
  return clauses;
}

function placesOf(clause: Clause, catalog: Catalog): Place[] {
  if (clause.kind === "comparison") {
    const attribute = findAttribute(clause, catalog);
    if (attribute === undefined || clause.written === undefined) return [];
    return [{ subject: { ...attribute, role: "attribute" }, ...clause.written }];
  }
  const owner = catalog.functions.get(clause.name.text);
  return clause.parameters.flatMap(({ name, written }) => {
    const parameter = findParameter(owner, name.text, written?.test);
    if (parameter === undefined || written === undefined) return [];
    const test = written.test && fitCoordinates(written.test, parameter);
    return [{ subject: { ...parameter, list: false }, operator: written.operator, test }];
  });
}
