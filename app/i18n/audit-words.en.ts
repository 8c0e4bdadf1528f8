import { plural } from "./plural.ts";

/** What the nightly check says on Home and in the settings. */
export const auditWordsEn = {
  title: "Nightly check",
  text: "Every night we work out again, in another way, who belongs in your segments, and compare.",
  tonight: (differences: string, n: number) =>
    `Checked tonight: ${differences} ${plural(n, "difference", "differences")}`,
  then: (when: string, differences: string, n: number) =>
    `Checked on ${when}: ${differences} ${plural(n, "difference", "differences")}`,
  customers: (checked: string, n: number) =>
    `${checked} ${plural(n, "customer was", "customers were")} looked at.`,
  never: "Not checked yet. The first check is tonight.",
  again: "Check again now",
  progress: (percent: string) => `Checking everyone: ${percent} % done`,
  listed: "Differences",
  customer: "Customer",
  segment: "Segment",
  stored: "We showed",
  expected: "It should be",
  nobody: "Not in it",
  stretch: (from: string, until: string) => `${from} to ${until}`,
  stillIn: "now",
  more: (shown: string) => `The first ${shown} are listed.`,
  repair: "Correct these",
} as const;
