import type { ValueType } from "#app/core/catalog/attribute.ts";
import type { Value } from "#app/core/language/ast.ts";
import { fits } from "#app/core/language/fits.ts";
import { type Inspection, type Subject, valuesOf } from "#app/core/language/inspection.ts";
import type { Mistake } from "#app/core/language/mistake.ts";
import { printValue } from "#app/core/language/print-value.ts";
import { quote } from "#app/core/language/quote.ts";
import { readLiteral } from "#app/core/language/read-literal.ts";

/**
 * Fitting values
 *
 * A value must be of a kind that its attribute or parameter can be compared with. Quotes too many
 * or too few are the usual slip, so the mistake offers the value with or without them.
 */
export function* fittingValues({ places }: Inspection): Generator<Mistake> {
  for (const { subject, test } of places) {
    for (const value of valuesOf(test)) {
      if (fits(value, subject.type) && !isTooFine(value, subject)) continue;
      const { span } = value;
      if (value.kind === "duration") {
        yield unsigned(value, subject.type);
        continue;
      }
      const meant = requote(value, subject.type);
      yield {
        code: "value-does-not-fit",
        span,
        name: subject.name,
        type: subject.type,
        found: value.kind === "string" ? value.text : printValue(value),
        ...(meant !== undefined && { suggestion: meant, fix: { span, text: meant } }),
      };
    }
  }
}

/** A length of time where there is none is most often a date without its sign. */
function unsigned(value: Value, type: ValueType): Mistake {
  const { span } = value;
  const found = printValue(value);
  const mistake = { code: "malformed-value", span, found } as const;
  if (type !== "date") return mistake;
  return { ...mistake, suggestion: `-${found}`, fix: { span, text: `-${found}` } };
}

/** A birthday is a day, whatever the hour; and no day is so many hours away. */
function isTooFine({ kind }: Value, { anniversaryOf, plain }: Subject): boolean {
  if (kind === "elapsed") return anniversaryOf !== undefined || plain === true;
  return kind === "datetime" && anniversaryOf !== undefined;
}

function requote(value: Value, type: ValueType): string | undefined {
  if (type === "duration") return unsignedOf(value);
  if (value.kind !== "string") {
    return type === "string" ? quote(printValue(value)) : undefined;
  }
  // Nothing that fits without quotes is longer, and reading a megabyte to find out is no use.
  const bare = value.text.length > 40 ? "" : value.text.trim();
  if (/^(today|yesterday)$/i.test(bare)) return type === "date" ? bare.toLowerCase() : undefined;
  if (/^(true|false)$/i.test(bare)) return type === "boolean" ? bare.toLowerCase() : undefined;
  const literal = readLiteral(bare);
  return literal !== undefined && fits({ ...literal, span: value.span }, type) ? bare : undefined;
}

/** How long something may take has no direction. */
function unsignedOf(value: Value): string | undefined {
  if (value.kind !== "offset" && value.kind !== "elapsed") return undefined;
  const bare = `${Math.abs(value.amount)}${value.unit}`;
  return readLiteral(bare)?.kind === "duration" ? bare : undefined;
}
