import type { Check, Shown, Test } from "./content.ts";
import type { LiquidPart, LiquidTag, LiquidTerm } from "./liquid-piece.ts";
import { readName, type Reading, report, toShown } from "./reading.ts";

/** Text that every template language can write between quotes. */
const PRINTABLE = /^[^'"\\{}%\r\n]*$/;

/**
 * Reads what stands after if, elsif and unless: names to be present and texts to be equal, joined by
 * `and` alone or `or` alone.
 */
export function readCheck(reading: Reading, tag: LiquidTag): Check | undefined {
  const { parts, span } = tag;
  if (parts === undefined || parts.length === 0) {
    report(reading, { code: "outside-subset", span });
    return;
  }
  const joins = new Set(parts.filter(isJoin).map(({ operator }) => operator));
  if (joins.size > 1) {
    report(reading, { code: "mixed-and-or", span });
    return undefined;
  }
  const terms = splitAtJoins(parts);
  const tests = terms.map((term) => readTest(reading, term, tag));
  const known = tests.filter((test) => test !== undefined);
  const [first, ...rest] = known;
  if (first === undefined || known.length < tests.length) return undefined;
  const check: Check = { joined: joins.has("or") ? "or" : "and", tests: [first, ...rest] };
  return tag.name === "unless" ? opposite(check) : check;
}

type Operator = Extract<LiquidPart, { readonly kind: "operator" }>;

function isJoin(part: LiquidPart): part is Operator {
  return part.kind === "operator" && (part.operator === "and" || part.operator === "or");
}

function splitAtJoins(parts: readonly LiquidPart[]): LiquidPart[][] {
  const terms: LiquidPart[][] = [[]];
  for (const part of parts) {
    if (isJoin(part)) terms.push([]);
    else terms.at(-1)?.push(part);
  }
  return terms;
}

/** Not all is some not; not any is all not. */
function opposite({ joined, tests: [first, ...rest] }: Check): Check {
  const negate = (test: Test): Test => ({ ...test, negated: !test.negated });
  return { joined: joined === "and" ? "or" : "and", tests: [negate(first), ...rest.map(negate)] };
}

function readTest(
  reading: Reading,
  [name, operator, text, ...more]: readonly LiquidPart[],
  { span }: LiquidTag,
): Test | undefined {
  if (name === undefined || name.kind === "operator" || more.length > 0) {
    report(reading, { code: "outside-subset", span });
    return;
  }
  if (operator === undefined) return readPresence(reading, name);
  const equality = operator.kind === "operator" && ["==", "!="].includes(operator.operator);
  if (!equality || text?.kind !== "text") {
    const naming = name.kind === "name" ? name.name : "";
    report(reading, { code: "not-comparable", name: naming, span });
    return;
  }
  const shown = readComparable(reading, name);
  if (shown === undefined) return undefined;
  if (!PRINTABLE.test(text.text)) {
    report(reading, { code: "unprintable-text", span: text.span });
    return;
  }
  return { kind: "equals", shown, text: text.text, negated: operator.operator === "!=" };
}

function readPresence(reading: Reading, name: LiquidTerm): Test | undefined {
  const named = readName(reading, name);
  if (named === undefined) return undefined;
  return { kind: "present", shown: toShown(named), negated: false };
}

/** Numbers, money and dates arrive as text in the customer's language: comparing that would mislead. */
function readComparable(reading: Reading, name: LiquidTerm): Shown | undefined {
  const named = readName(reading, name);
  if (named === undefined) return undefined;
  const field = named.kind === "item" ? named.part : named.field;
  if (field !== undefined && field.type !== "text") {
    report(reading, { code: "not-comparable", name: field.name, span: name.span });
    return undefined;
  }
  return toShown(named);
}
