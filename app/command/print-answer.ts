import { FOREVER, ALWAYS } from "#app/core/calendar/moment.ts";
import { type DescribedCondition, describeExplanation } from "#app/i18n/describe-explanation.ts";
import { explanationWordsEn } from "#app/i18n/explanation-words.en.ts";
import { type Format, makeFormat } from "#app/i18n/format.ts";
import { messagesEn } from "#app/i18n/messages.en.ts";
import { plural } from "#app/i18n/plural.ts";
import { queryWordsEn } from "#app/i18n/query-words.en.ts";
import type { ExplainedQuery } from "#app/services/memberships/explain-query.server.ts";
import type { CommandAnswer } from "./answer-command.ts";
import type { PrintedStatement } from "./print-statement.ts";

/** Prints an answer for people. */
export function printAnswer(answer: CommandAnswer): string {
  const { count, members, statement, explained, shop, at, isPast, assumed } = answer;
  const format = makeFormat(shop);
  const parts: string[] = [];
  if (count !== undefined) {
    const customers = plural(count, "customer", "customers");
    const when = isPast ? `, as of ${format.moment(at)}` : "";
    parts.push(`${format.number(count)} ${customers}${when}`);
  }
  if (assumed) parts.push(explanationWordsEn.assumed);
  if (members) parts.push(members.join("\n"));
  if (statement) parts.push(printSql(statement));
  if (explained) parts.push(printExplained(explained, answer, format));
  return parts.map((part) => `${part}\n`).join("");
}

/** Prints an answer for programs. */
export function printJson(answer: CommandAnswer): string {
  const { shop, text, at, assumed, count, members, statement, explained } = answer;
  const { name, currency, timeZone } = shop;
  const found = {
    ok: true,
    shop: { name, currency, timeZone },
    query: text,
    at: new Date(at).toISOString(),
    assumed,
    count,
    members,
    statement,
    ...(explained && {
      customer: explained.customer,
      explanation: explained.explanation,
      orderNames: Object.fromEntries(explained.orderNames),
    }),
  };
  return `${JSON.stringify(found, toJson)}\n`;
}

/** Ids may be greater than a number can hold, and JSON has no infinities. */
function toJson(_key: string, value: unknown): unknown {
  if (typeof value === "bigint") return value.toString();
  if (value === FOREVER) return "infinity";
  return value === ALWAYS ? "-infinity" : value;
}

function printSql({ text, values }: PrintedStatement): string {
  const bound = values.map(
    (value, index) =>
      `-- $${index + 1} = ${typeof value === "string" ? value : JSON.stringify(value)}`,
  );
  return [text, ...bound].join("\n");
}

function printExplained(
  { customer, explanation, orderNames }: ExplainedQuery,
  { shop, at, isPast }: CommandAnswer,
  format: Format,
): string {
  const { answer, outlook, condition } = describeExplanation(
    explanation,
    {
      person: `Customer ${customer.toString()}`,
      segment: "it",
      ...(isPast && { then: format.moment(at) }),
    },
    {
      words: explanationWordsEn,
      messages: messagesEn,
      queryWords: queryWordsEn(shop),
      format,
      orderNames,
    },
  );
  const lines = [answer, ...(outlook === "" ? [] : [outlook])];
  return [...lines, ...(condition ? printCondition(condition, "") : [])].join("\n");
}

function* printCondition(condition: DescribedCondition, indent: string): Generator<string> {
  const { holds, text, value, needed, counted, uncounted, operands } = condition;
  const measure = [value, needed === "" ? "" : `needed: ${needed}`].filter((part) => part !== "");
  const said = measure.length === 0 ? "" : ` (${measure.join("; ")})`;
  yield `${indent}[${holds ? "x" : " "}] ${text}${said}`;
  for (const fact of counted) yield `${indent}      + ${fact}`;
  for (const fact of uncounted) yield `${indent}      - ${fact}`;
  for (const operand of operands) yield* printCondition(operand, `${indent}  `);
}
