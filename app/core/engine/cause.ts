/** Why a membership changed: a fact (the first four and `merge`), time alone, or something we or a person did. */
export const CAUSES = [
  "order",
  "refund",
  "details",
  "activity",
  "time",
  "merge",
  "cut-points",
  "import",
  "edit",
  "repair",
] as const;

export type Cause = (typeof CAUSES)[number];

export function isCause(text: string): text is Cause {
  return CAUSES.some((cause) => cause === text);
}

const ARRIVALS: ReadonlySet<Cause> = new Set(["order", "refund", "details", "activity", "time"]);

/** Whether such changes are announced as arrivals; all others update values silently. */
export function isAnnounced(cause: Cause): boolean {
  return ARRIVALS.has(cause);
}
