import { invariant } from "#app/lib/invariant.ts";
import { makeCalendar } from "#app/core/calendar/calendar.ts";
import { ALWAYS, FOREVER, type Moment } from "#app/core/calendar/moment.ts";
import { excludedTraits, type OrderPolicy } from "#app/core/commerce/order-policy.ts";
import type { PlanContext } from "./plan-context.ts";

/** A stretch `[from, until)` during which all versioned inputs of queries stay the same. */
export interface Epoch {
  readonly from: Moment;
  readonly until: Moment;
  readonly context: PlanContext;
}

/** A versioned input: each value is in force from its moment on. Ascending; the first reaches back to ALWAYS. */
export type Versions<T> = readonly { readonly from: Moment; readonly value: T }[];

/** The versioned inputs that queries rest on. */
export interface PlanSettings {
  readonly timeZone: Versions<string>;
  readonly orderPolicy: Versions<OrderPolicy>;
  readonly currencyExponent: Versions<number>;
}

/** Cuts time wherever an input changes. The epochs ascend and follow each other without a gap. */
export function epochsOf({ timeZone, orderPolicy, currencyExponent }: PlanSettings): Epoch[] {
  const cuts = [timeZone, orderPolicy, currencyExponent].flat().map(({ from }) => from);
  const starts = [...new Set(cuts)].sort((a, b) => a - b);
  invariant(starts[0] === ALWAYS, "a shop's first settings reach back to ALWAYS");
  return starts.map((from, index) => ({
    from,
    until: starts[index + 1] ?? FOREVER,
    context: {
      calendar: makeCalendar(valueAt(timeZone, from)),
      excludedTraits: excludedTraits(valueAt(orderPolicy, from)),
      currencyExponent: valueAt(currencyExponent, from),
    },
  }));
}

export function epochAt(epochs: readonly Epoch[], at: Moment): Epoch {
  const epoch = epochs.find(({ until }) => at < until);
  invariant(epoch, "the last epoch has no end");
  return epoch;
}

function valueAt<T>(versions: Versions<T>, at: Moment): T {
  const version = versions.findLast(({ from }) => from <= at);
  invariant(version, "every setting's first version reaches back to ALWAYS");
  return version.value;
}
