import { assertNever } from "#app/lib/assert-never.ts";
import type { ActivityKind } from "#app/core/catalog/activity.ts";
import type { ActivityRows } from "#app/core/catalog/attribute.ts";
import type { Test } from "#app/core/language/ast.ts";
import type { ActivityFilter, ReadActivity } from "#app/core/plan/activity-parameters.ts";
import { DECIMAL_PATTERN } from "#app/core/plan/observed-kind.ts";
import { toSignedTest } from "#app/core/plan/positive-test.ts";
import { movingBoundsOf, printBound, printTurn } from "./sql-bound.ts";
import { printShareTest } from "./sql-share.ts";
import {
  all,
  any,
  printInstantTest,
  printNumberTest,
  printPositiveNumberTest,
  signed,
  textsOf,
} from "./sql-tests.ts";
import type { Statement } from "./statement.ts";

type Read<Kind extends ReadActivity["kind"]> = Extract<ReadActivity, { kind: Kind }>;

/** Prints a match over activity, negation aside: never null. */
export function printActivityMatch(statement: Statement, read: ReadActivity): string {
  return read.kind === "activity" ? printRows(statement, read) : printRate(statement, read);
}

function printRows(statement: Statement, read: Read<"activity">): string {
  const { activity } = statement;
  const { rows, filters, within } = read;
  statement.activityKinds.add(rows.kind);
  const passing = all([
    ...printAmong(statement, rows),
    ...filters.map((filter) => printFilter(statement, rows.kind, filter)),
  ]);
  const counted = within === undefined ? passing : printWithin(statement, passing, within);
  if (read.aggregates.length === 0) {
    return `coalesce(y.${activity.add(`bool_or(${counted})`)}, false)`;
  }
  const count = activity.add(`count(*) FILTER (WHERE ${counted})`);
  return all(
    read.aggregates.map(({ test }) =>
      printNumberTest(statement, `coalesce(y.${count}, 0)`, "count", test),
    ),
  );
}

function printAmong(statement: Statement, { kind, name, source, of }: ActivityRows): string[] {
  const is = (column: string, text: string) => `${column} = ${printText(statement, text)}`;
  return [
    "s.counts",
    is("s.kind", kind),
    ...(name === undefined ? [] : [is("s.name", name)]),
    ...(source === undefined ? [] : [is("s.source", source)]),
    ...(of === undefined ? [] : [`s.${of} IS NOT NULL`]),
  ];
}

/** Seconds with milliseconds behind the point are exact as numerics. */
function printWithin(statement: Statement, passing: string, milliseconds: number): string {
  const first = statement.firsts.add(
    `min(s.happened_at) FILTER (WHERE ${passing}) OVER (PARTITION BY s.customer)`,
  );
  const { parameters } = statement;
  const longest = parameters.use({ kind: "text", text: String(milliseconds) }, "numeric");
  const since = `(extract(epoch FROM s.happened_at) - extract(epoch FROM s.${first})) * 1000`;
  return all([passing, `${since} <= ${longest}`]);
}

function printFilter(
  statement: Statement,
  kind: ActivityKind,
  { field, test }: ActivityFilter,
): string {
  switch (field.kind) {
    case "at":
      for (const bound of movingBoundsOf(test)) {
        const ahead = `min(s.happened_at) FILTER (WHERE ${all([
          ...printAmong(statement, { kind }),
          `s.happened_at >= ${printBound(statement, bound, "s")}`,
        ])})`;
        statement.turns.add(printTurn(statement, `y.${statement.activity.add(ahead)}`, bound));
      }
      return printInstantTest(statement, "s.happened_at", "s", test);
    case "text":
      return printTextTest(statement, `s.${field.of}`, test);
    case "machine":
      return printTextTest(statement, "s.machine::text", test);
    case "number": {
      const unit = field.of === "dwell" ? "count" : "id";
      return printNumberTest(statement, `s.${field.of}`, unit, test);
    }
    case "activity-id":
      return printDecimalTest(statement, "s.campaign", test);
    case "tag": {
      const texts = textsOf(toSignedTest(test).test, true);
      for (const text of texts) statement.visitedTags.add(text);
      return signed(toSignedTest(test), `s.product_tag && ${printTexts(statement, texts)}`);
    }
    case "property":
      return printPropertyTest(statement, field, test);
    default:
      return assertNever(field);
  }
}

function printTextTest(statement: Statement, text: string, test: Test): string {
  const signedTest = toSignedTest(test);
  const texts = textsOf(signedTest.test, false);
  if (test.kind === "contains") {
    const parts = texts.map((part) => `strpos(${text}, ${printText(statement, part)}) > 0`);
    return signed(signedTest, any(parts));
  }
  return signed(signedTest, `${text} = ANY(${printTexts(statement, texts)})`);
}

/** Of a text that is no number nothing is known. */
function printDecimalTest(statement: Statement, text: string, test: Test): string {
  const signedTest = toSignedTest(test);
  const pattern = printText(statement, DECIMAL_PATTERN);
  const holds = printPositiveNumberTest(statement, `${text}::numeric`, "count", signedTest.test);
  return signed(signedTest, `CASE WHEN ${text} ~ ${pattern} THEN ${holds} END`);
}

/** A property of another type than the value it is compared with is unknown. */
function printPropertyTest(
  statement: Statement,
  { name, type }: { readonly name: string; readonly type: string },
  test: Test,
): string {
  const key = printText(statement, name);
  const signedTest = toSignedTest(test);
  const text = `(s.properties ->> ${key})`;
  const holds =
    type === "number"
      ? printPositiveNumberTest(statement, `${text}::numeric`, "count", signedTest.test)
      : `${text} = ANY(${printTexts(statement, textsOf(signedTest.test, false))})`;
  const fits = `jsonb_typeof(s.properties -> ${key}) = ${printText(statement, type)}`;
  return signed(signedTest, `CASE WHEN ${fits} THEN ${holds} END`);
}

/** Whatever is told of one email is gathered first, so that an email counts once. */
function printRate(statement: Statement, read: Read<"activity-rate">): string {
  const { emails, rates } = statement;
  statement.activityKinds.add("email");
  const onEmail = (name: Parameters<typeof printAmong>[1]["name"], filters: readonly string[]) =>
    emails.add(
      `bool_or(${all([...printAmong(statement, { kind: "email", ...(name && { name }) }), ...filters])})`,
    );
  const delivered = onEmail(
    "delivered",
    read.filters.map((filter) => printFilter(statement, "email", filter)),
  );
  const acted = onEmail(
    read.action,
    read.actions.map((filter) => printFilter(statement, "email", filter)),
  );
  const whole = `coalesce(r.${rates.add(`count(*) FILTER (WHERE k.${delivered})`)}, 0)`;
  const both = rates.add(`count(*) FILTER (WHERE k.${delivered} AND k.${acted})`);
  const part = `coalesce(r.${both}, 0)`;
  if (read.aggregates.length === 0) return `(${whole} > 0)`;
  return all(
    read.aggregates.map(({ name, test }) =>
      name === "rate"
        ? printShareTest(statement, { part, whole }, test)
        : printNumberTest(statement, whole, "count", test),
    ),
  );
}

function printText({ parameters }: Statement, text: string): string {
  return parameters.use({ kind: "text", text }, "text");
}

function printTexts({ parameters }: Statement, texts: readonly string[]): string {
  return parameters.use({ kind: "texts", texts }, "text[]");
}
