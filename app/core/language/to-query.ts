import { invariant } from "#app/lib/invariant.ts";
import type { Catalog } from "#app/core/catalog/catalog.ts";
import type { Argument, Condition, ReferredSegment, Test, Value } from "./ast.ts";
import { valuesOf } from "./inspection.ts";
import { findAttribute, findParameter, fitCoordinates } from "./lookup.ts";
import type { SegmentReader } from "./segment-reader.ts";
import type { Span } from "./span.ts";
import type { Syntax, SyntaxArgument, SyntaxMatch } from "./syntax.ts";

/** Joins a tree in which no rule found a mistake with the catalog's entries for its names. */
export function toCondition(syntax: Syntax, segments: SegmentReader): Condition {
  const { catalog } = segments;
  switch (syntax.kind) {
    case "and":
    case "or": {
      const operands = syntax.operands.map((operand) => toCondition(operand, segments));
      return { kind: syntax.kind, operands, span: syntax.span };
    }
    case "not":
      return { kind: "not", operand: toCondition(syntax.operand, segments), span: syntax.span };
    case "comparison": {
      const attribute = findAttribute(syntax, catalog);
      const test = syntax.written?.test;
      invariant(attribute !== undefined && test !== undefined, "A checked comparison is whole.");
      if (attribute.type === "segment") return toReference(test, syntax.span, segments);
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

function toReference(test: Test, span: Span, reader: SegmentReader): Condition {
  const negated =
    (test.kind === "in" && test.negated) || (test.kind === "compare" && test.operator === "!=");
  const segments = valuesOf(test).map((value) => toReferred(value, reader));
  return { kind: "reference", negated, segments, span };
}

function toReferred(value: Value, reader: SegmentReader): ReferredSegment {
  const definition = value.kind === "string" ? reader.find(value.text) : undefined;
  const reading = definition && reader.read(definition);
  invariant(definition && reading?.ok === true, "a checked query names segments that can be read");
  const { segment, name } = definition;
  return { segment, name, condition: reading.condition, span: value.span };
}
