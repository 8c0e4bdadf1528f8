import { plural } from "./plural.ts";

/** What the editor says beside the conditions, and of what a change would do. */
export const draftWordsEn = {
  aboutTitle: "Whom this reaches",
  emailed: "Can be emailed",
  texted: "Can be texted",
  unknown: "Needs consent from Shopify",
  estimated: (count: string) => `\u2248 ${count}`,
  stepsTitle: "Condition by condition",
  everyone: "All customers",
  sampleTitle: "For example",
  sampleNone: "Nobody matches now.",
  waiting: "Working out the details",
  otherConditions: "with all other conditions",

  changeTitle: "What this change does",
  joins: (count: string, n: number) => `${count} ${plural(n, "person joins", "people join")}`,
  leaves: (count: string, n: number) => `${count} ${plural(n, "person leaves", "people leave")}`,
  nothing: "Nobody joins and nobody leaves.",
  andMore: (count: string) => `and ${count} more`,
  usedIn: (names: string) => `Used in ${names}.`,
  arrivals: (count: string, n: number) =>
    n === 1 ? "Treat this person as a new arrival?" : `Treat the ${count} as new arrivals?`,
  arrivalsNo: "No (recommended)",
  arrivalsNoHelp: "They join quietly. Nothing is sent because of it.",
  arrivalsYes: "Yes",
  arrivalsYesHelp: "Whatever waits for people to join starts for them.",
} as const;
