import { plural } from "./plural.ts";

/** The words of a segment on a past date. */
export const pastWordsEn = {
  title: (segment: string, day: string) => `${segment} on ${day}`,
  titleWithout: (segment: string) => `${segment} on a past date`,
  at: (when: string) => `As it was at ${when}, when that day began.`,
  size: (count: string, n: number) => `${count} ${plural(n, "customer", "customers")}`,
  known: "By everything known now and today's conditions.",
  assumed:
    "Some details were not seen yet then; their earliest values are assumed. The number may differ from what it was.",
  told: (count: string, n: number) =>
    `On that day this segment showed ${count} ${plural(n, "customer", "customers")}.`,
  notToldYet: "This segment was not live yet then, so it showed nothing.",
  nobody: "Nobody was in it then",
  nobodyText: "Choose another date to look further.",
  invalid: "This is no date.",
  future: "This date is still to come. Choose a past one.",
  choose: "Choose a date to see who was in it then.",
  more: "Next customers",
  customersTitle: "Customers then",
} as const;
