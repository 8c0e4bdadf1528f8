import { foldCase } from "#app/lib/fold-case.ts";
import { invariant } from "#app/lib/invariant.ts";
import type { Value } from "#app/core/language/ast.ts";

/** A query's value in the form in which facts hold it: ids, enums, text and booleans are compared as text. */
export function toText(value: Value, folded: boolean): string {
  if (value.kind === "boolean") return String(value.value);
  invariant(
    value.kind === "string" || value.kind === "number",
    "a checked query compares text with text",
  );
  if (value.kind === "number") return value.text.replace(/^(-?)0+(?=\d)/, "$1");
  return folded ? foldCase(value.text) : value.text;
}

/** The decimal a query writes. */
export function toDecimalText(value: Value): string {
  invariant(value.kind === "number", "a checked query compares numbers with numbers");
  return value.text;
}
