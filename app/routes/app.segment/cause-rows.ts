import type { Cause } from "#app/core/engine/cause.ts";
import type { Messages } from "#app/i18n/messages.en.ts";
import { sayCause } from "#app/i18n/say-cause.ts";

export interface MovementCount {
  readonly kind: "entered" | "left";
  readonly cause: Cause;
  readonly customers: number;
}

export interface CauseRow {
  readonly reason: string;
  readonly joined: number;
  readonly left: number;
}

/** One row for each reason, those that moved most first, with their sum where there are several. */
export function causeRows(say: Messages, counts: readonly MovementCount[]): CauseRow[] {
  const rows = [...new Set(counts.map(({ cause }) => cause))].map((cause) => ({
    reason: capitalize(sayCause(say, cause, undefined)),
    joined: sumOf(counts, cause, "entered"),
    left: sumOf(counts, cause, "left"),
  }));
  rows.sort((one, other) => other.joined + other.left - (one.joined + one.left));
  if (rows.length < 2) return rows;
  const together = {
    reason: say.about.movementTotal,
    joined: rows.reduce((sum, { joined }) => sum + joined, 0),
    left: rows.reduce((sum, { left }) => sum + left, 0),
  };
  return [...rows, together];
}

function sumOf(
  counts: readonly MovementCount[],
  cause: Cause,
  kind: MovementCount["kind"],
): number {
  return counts
    .filter((count) => count.cause === cause && count.kind === kind)
    .reduce((sum, { customers }) => sum + customers, 0);
}

function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
