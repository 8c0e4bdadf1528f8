import { invariant } from "#app/lib/invariant.ts";
import type { Catalog } from "#app/core/catalog/catalog.ts";
import type { Argument, Condition } from "./ast.ts";
import { findAttribute, findParameter, fitCoordinates } from "./lookup.ts";
import type { Syntax, SyntaxArgument, SyntaxMatch } from "./syntax.ts";

/** Joins a tree in which no rule found a mistake with the catalog's entries for its names. */
export function toCondition(syntax: Syntax, catalog: Catalog): Condition {
  switch (syntax.kind) {
    case "and":
    case "or": {
      const operands = syntax.operands.map((operand) => toCondition(operand, catalog));
      return { kind: syntax.kind, operands, span: syntax.span };
    }
    case "not":
      return { kind: "not", operand: toCondition(syntax.operand, catalog), span: syntax.span };
    case "comparison": {
      const attribute = findAttribute(syntax, catalog);
      const test = syntax.written?.test;
      invariant(attribute !== undefined && test !== undefined, "A checked comparison is whole.");
      return { kind: "comparison", attribute, test, span: syntax.span };
    }
    case "match":
      return toMatch(syntax, catalog);
  }
}

function toMatch(syntax: SyntaxMatch, catalog: Catalog): Condition {
  const found = catalog.functions.get(syntax.name.text);
  invariant(found !== undefined, "A checked match names a function.");
  const toArgument = ({ name, written, span }: SyntaxArgument): Argument => {
    const test = written?.test;
    const parameter = findParameter(found, name.text, test);
    invariant(parameter !== undefined && test !== undefined, "A checked argument is whole.");
    return { parameter, test: fitCoordinates(test, parameter), span };
  };
  const parameters = syntax.parameters.map(toArgument);
  return { kind: "match", function: found, negated: syntax.negated, parameters, span: syntax.span };
}
