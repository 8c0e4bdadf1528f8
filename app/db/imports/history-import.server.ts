import type { Moment } from "#app/core/calendar/moment.ts";

/** What is read of a shop's history, in this order. */
export const IMPORT_PHASES = ["customers", "products", "orders", "refunds"] as const;
export type ImportPhase = (typeof IMPORT_PHASES)[number];

/** How far the reading of a shop's history has come. */
export interface HistoryImport {
  readonly import: string;
  readonly state: "running" | "done";
  readonly phase: ImportPhase;
  /** Shopify's bulk operation of this phase, once it was asked for. */
  readonly bulkOperation: string | undefined;
  /** How many of that operation's things are applied. */
  readonly cursor: number;
  readonly ordersTotal: number | undefined;
  readonly ordersDone: number;
  readonly startedAt: Moment;
  /** Why it does not get on at the moment; it is tried again. */
  readonly failure: string | undefined;
  /** When that is, if it is not at once. */
  readonly resumeAt: Moment | undefined;
}
