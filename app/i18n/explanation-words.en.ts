import type { Turn } from "#app/core/plan/explanation.ts";
import { FOREVER } from "#app/core/calendar/moment.ts";

/** The words in which a customer's place in a segment is explained. */
export const explanationWordsEn = {
  isIn: (person: string, segment: string) => `${person} is in ${segment}.`,
  isNotIn: (person: string, segment: string) => `${person} is not in ${segment}.`,
  wasIn: (person: string, segment: string, when: string) =>
    `${person} was in ${segment} on ${when}.`,
  wasNotIn: (person: string, segment: string, when: string) =>
    `${person} was not in ${segment} on ${when}.`,
  notKnown: (person: string) => `${person} was not known then.`,
  assumed: "Some details were first seen later; their earliest values are assumed.",

  /** What time alone will do, unless something the conditions ask about happens first. */
  outlook: (holds: boolean, { turn, when, orders }: Outlook) => {
    if (turn === undefined) return "";
    if (turn === FOREVER) {
      return holds ? "Stays as long as nothing changes." : "Does not join by time alone.";
    }
    if (holds) return `Stays until ${when}${orders ? "" : " if nothing changes"}.`;
    return `Joins on ${when} if ${orders ? "they do not order" : "nothing changes"}.`;
  },

  allOf: "All of these",
  anyOf: "At least one of these",
  noneOf: "Not this",

  unknown: "nothing known",
  nothing: "none",
  needs: (what: string) => `needs ${what}`,
  atLeastOne: "at least one",
  from: (from: string) => `${from} or later`,
  before: (before: string) => `before ${before}`,
  within: (from: string, before: string) => `from ${from} until ${before}`,
  outside: (stretches: string) => `not ${stretches}`,

  order: (name: string, placed: string, amount: string) => `order ${name} of ${placed}, ${amount}`,
  line: (quantity: number, product: string | undefined, order: string, placed: string) =>
    `${quantity} of ${product === undefined ? "a custom item" : `product ${product}`}, order ${order} of ${placed}`,
  checkout: (abandoned: string) => `checkout abandoned on ${abandoned}`,
  activity: (what: string, when: string) => `${what} on ${when}`,
  share: (part: number, whole: number) => `${part} of ${whole}`,
  tooLate: "too long after the first",
  value: (value: string) => value,
  valueSince: (value: string, from: string) => `${value} since ${from}`,
  uncounted: (fact: string, reasons: string) => `${fact}: ${reasons}`,
  refunded: "refunded or taken out of the order",
  ended: (when: string) => `until ${when}`,
  filter: (parameter: string) =>
    FILTERS.get(parameter) ?? `another ${parameter.replace(/^properties\./, "")}`,

  pastIn: (from: string, until: string) => `In from ${from} to ${until}`,
  pastSince: (from: string) => `In since ${from}`,
  joined: (cause: string) => `joined: ${cause}`,
  left: (cause: string) => `left: ${cause}`,
};

interface Outlook {
  readonly turn: Turn;
  readonly when: string;
  /** Whether the conditions ask about orders: the thing that usually comes first. */
  readonly orders: boolean;
}

const FILTERS: ReadonlyMap<string, string> = new Map([
  ["date", "outside the dates"],
  ["amount", "another amount"],
  ["id", "another product"],
  ["tag", "not tagged so"],
  ["quantity", "another quantity"],
  ["price", "another price"],
  ["title", "called otherwise"],
  ["sku", "another SKU"],
  ["vendor", "another vendor"],
  ["product_type", "another type of product"],
  ["category", "another category"],
  ["collection", "not in the collection"],
  ["channel", "sold elsewhere"],
  ["financial_status", "another payment status"],
  ["discount_code", "without the discount code"],
  ["location_id", "another location"],
  ["app_id", "made by another app"],
  ["recovered", "recovered or not, unlike asked"],
  ["action", "something else happened to it"],
  ["campaign", "another campaign"],
  ["link", "another link"],
  ["machine", "not by a person, or not by a machine"],
  ["page", "another page"],
  ["product_id", "another product"],
  ["dwell", "another length of stay"],
  ["name", "another event"],
]);
