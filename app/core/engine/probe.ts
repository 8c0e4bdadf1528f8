import type { Moment } from "#app/core/calendar/moment.ts";
import type { Cause } from "./cause.ts";

export type { Cause };

/**
 * A customer whose memberships may differ from what is stored, from a moment on.
 *
 * `at` is the own time of the earliest thing that changed; ALWAYS for what has no time of its own.
 */
export interface Probe {
  readonly customer: string;
  readonly at: Moment;
  readonly cause: Cause;
  /** What exactly: an order's or a refund's id. */
  readonly ref?: string | undefined;
}
