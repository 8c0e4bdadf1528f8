import { plural } from "./plural.ts";

/** Segments that a shop made at Shopify. */
export const shopifySegmentsWordsEn = {
  title: "Bring in your Shopify segments",
  text: "What we can answer is kept true to the minute. For the others we ask Shopify every hour who is in them.",
  show: "Show my Shopify segments",
  none: "You have no segments at Shopify.",
  failed: "Shopify did not answer. Nothing was changed. Try again in a moment.",
  theirs: "Shopify counts",
  ours: "We count",
  keeping: "How it is kept",
  keepingOf: {
    live: "Kept to the minute",
    mirrored: "Kept by Shopify, checked hourly",
    unanswered: "Shopify does not answer this one",
  },
  isHere: "Already here",
  noNumber: "No number",
  unreadable: "Only Shopify can tell",
  bringIn: (count: string, n: number) => `Bring in ${count} ${plural(n, "segment", "segments")}`,
  outcome: {
    live: "is here now.",
    mirrored: "is here now. Its customers follow in a minute.",
    here: "was here already.",
    gone: "is no longer at Shopify.",
    unanswered: "could not be brought in: Shopify does not answer it.",
  },
  untold: "A segment",
  checkedHourly: "Kept by Shopify, checked hourly",
  deletedThere: (day: string) => `Deleted at Shopify on ${day}, kept as it was`,
  readAt: (when: string) => `Kept by Shopify, last read ${when}`,
  notRead: "Kept by Shopify, being read for the first time",
  query: (query: string) => `At Shopify: ${query}`,
};
