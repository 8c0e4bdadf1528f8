import { plural } from "./plural.ts";

/** The words of a segment's page, beside its customers. */
export const segmentPageWordsEn = {
  noNumberTitle: "No number yet",
  needs: (needs: string) => `This segment needs ${needs}.`,
  changed: (change: string, days: number) => `${change} in ${days} days`,
  changedSince: (change: string, when: string) => `${change} since ${when}`,
  snapshotOf: (when: string) => `Snapshot of ${when}`,
  loading: "Working out the details",

  saved: "Your change is saved.",
  undo: "Undo",
  undone: "The conditions from before are back.",

  warningsTitle: "Worth a look",
  warning: {
    neverMatches: "Nobody can ever match these conditions: they contradict each other.",
    few: (size: string, n: number, least: string) =>
      `${size} ${plural(n, "person", "people")}: fewer than ${least} are too few to tell anything from.`,
    smallShare: (share: string) => `Only ${share} of your customers.`,
    largeShare: (share: string) => `${share} of your customers: that is nearly everyone.`,
    sameAs: (share: string, name: string) => `${share} the same as ${name}.`,
  },

  reachTitle: "Who you can reach",
  reach: {
    customers: "In the segment",
    withEmail: "With an email address",
    subscribed: "Subscribed to email",
    deliverable: "Address receives email",
    notMailed: "Not mailed lately",
    texts: "Subscribed to texts",
  },
  reachStep: "Step",
  needsConsent: "Needs consent from Shopify",
  needsBounces: "Needs bounces from your email tool",
  needsSends: "Needs sends from your email tool",

  sizeTitle: "Size over time",
  sizeText: "By these conditions and everything known now, at the start of each week.",
  sizeEstimated: "Estimated from a part of your customers.",
  sizeAssumed: (when: string) =>
    `Before ${when} some details were not seen yet; their earliest values are assumed.`,
  sizeSoon: "The weeks before are being worked out. They appear here by themselves.",
  sizeSummary: ({ first, when, last, most }: SizeSummary) =>
    `From ${first} on ${when} to ${last} now; ${most} at most.`,
  sizeTable: "Show as a table",
  sizeWeek: "Week from",
  sizeNow: "Now",
  size: "Size",
  sizeMark: (version: number, when: string) => `Version ${version} went live on ${when}`,

  movementTitle: "Why it changed",
  lastDays: (days: number) => `Last ${days} days`,
  sinceLive: (when: string) => `Since it went live on ${when}`,
  joined: "Joined",
  left: "Left",
  reason: "Reason",
  movementNone: "Nobody joined or left.",
  movementTotal: "Together",

  sort: "Sort by",
  sortBy: { joined: "Newest arrivals", spent: "Spent most", "last-order": "Ordered last" },
  sortArrivals: "Those who were in it when it went live follow in no particular order.",
  assumedJoins: (when: string) =>
    `Dates before ${when} rest partly on details that were first seen then.`,
  why: "Why",
  whyOf: (name: string) => `Why ${name} is in it`,

  alsoInTitle: "Also in",
  alsoInNone: "Nobody here is in another segment.",
  alsoInSegment: "Segment",
  alsoInBoth: "In both",
  alsoInShare: "Of this segment",

  usedInTitle: "Used in",
  usedInNone: "No block and no other segment uses it.",

  checkTitle: "Check a customer",
  checkLabel: "Name, email, order number or customer id",
  check: "Check",
  checkChoose: (text: string) => `Several customers fit \u2018${text}\u2019. Choose one:`,
  checkNone: (text: string) => `No customer fits \u2018${text}\u2019.`,
  checkSilent:
    "Shopify, which we ask for names, did not answer. Try an email address or an order number, or try again in a moment.",

  pastTitle: "On a past date",
  pastLabel: "Date",
  pastShow: "Show",

  versionsTitle: "Versions",
  version: (version: number) => `Version ${version}`,
  versionState: {
    live: (when: string) => `Live since ${when}`,
    building: "Being worked out",
    was: (from: string, until: string) => `Live from ${from} to ${until}`,
    never: "Replaced before it went live",
  },
  versionBy: (staff: string) => `by staff member ${staff}`,
  versionByUs: "made by Satsuma",
  versionMembers: (count: string, n: number) => `${count} ${plural(n, "person", "people")}`,
  versionArrivals: "those who joined counted as new arrivals",
  revert: "Use these conditions again",
  revertVersion: (version: number) => `Use the conditions of version ${version} again`,
} as const;

interface SizeSummary {
  readonly first: string;
  readonly when: string;
  readonly last: string;
  readonly most: string;
}
