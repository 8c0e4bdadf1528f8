import type { Operator } from "#app/core/language/ast.ts";
import { dateWordsEn } from "./date-words.en.ts";
import { filterWordsEn } from "./filter-words.en.ts";
import { plural } from "./plural.ts";

/** How a shop's people read money, numbers and days. */
export interface QueryWordsSettings {
  /** BCP 47. */
  readonly locale: string;
  /** ISO 4217. */
  readonly currency: string;
}

export type QueryWords = ReturnType<typeof queryWordsEn>;

/**
 * The words in which a query is said. Every condition becomes a verb phrase that can follow
 * "customers who", so phrases join with "and" and "or" as they are.
 */
export function queryWordsEn({ locale, currency }: QueryWordsSettings) {
  const conjunction = new Intl.ListFormat(locale, { type: "conjunction" });
  const disjunction = new Intl.ListFormat(locale, { type: "disjunction" });
  const numbers = new Intl.NumberFormat(locale, { maximumFractionDigits: 18 });
  const percents = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 16 });
  const amounts = new Intl.NumberFormat(locale, {
    style: "currency",
    currency,
    trailingZeroDisplay: "stripIfInteger",
  });
  const countries = new Intl.DisplayNames(locale, { type: "region" });
  return {
    dates: dateWordsEn(locale),
    filters: filterWordsEn,

    customersWho: (phrase: string) => `customers who ${phrase}`,
    everyone: "all customers",
    all: (phrases: readonly string[]) => conjunction.format(phrases),
    any: (phrases: readonly string[]) => disjunction.format(phrases),
    both: (list: string, count: number) => `${count === 2 ? "both" : "all of these:"} ${list}`,
    either: (list: string, count: number) => `${count === 2 ? "either" : "any of these:"} ${list}`,
    grouped: (phrase: string) => `(${phrase})`,
    notAmong: (phrase: string) => `are not among those who ${phrase}`,

    // A string keeps every digit; a number would round.
    number: (decimal: string) => numbers.format(decimal as Intl.StringNumericLiteral),
    money: (decimal: string) => amounts.format(decimal as Intl.StringNumericLiteral),
    percent: (decimal: string) => percents.format(decimal as Intl.StringNumericLiteral),
    text: (text: string) => `\u2018${text}\u2019`,
    choice: (value: string) => value.toLowerCase().replaceAll("_", " "),
    country: (code: string) => (/^[A-Z]{2}$/.test(code) ? (countries.of(code) ?? code) : code),
    yes: "yes",
    no: "no",

    measure: (operator: Operator, value: string) => MEASURES[operator](value),
    count: (operator: Operator, value: string) =>
      operator === "<" ? `fewer than ${value}` : MEASURES[operator](value),
    between: (low: string, high: string) => `between ${low} and ${high}`,
    oneOf: (values: readonly string[]) => disjunction.format(values),
    noneOf: (values: readonly string[]) => `other than ${disjunction.format(values)}`,
    times: (measure: string, count: string) =>
      count === "1" ? measure.replace(/1$/, "once") : `${measure} times`,
    checkouts: (measure: string, count: string) =>
      `${measure} ${plural(Number(count), "checkout", "checkouts")}`,
    orders: (measure: string, count: string) =>
      `${measure} ${plural(Number(count), "order", "orders")}`,
  };
}

const MEASURES: Readonly<Record<Operator, (value: string) => string>> = {
  "=": (value) => `exactly ${value}`,
  "!=": (value) => `not exactly ${value}`,
  "<": (value) => `less than ${value}`,
  "<=": (value) => `at most ${value}`,
  ">": (value) => `more than ${value}`,
  ">=": (value) => `at least ${value}`,
};
