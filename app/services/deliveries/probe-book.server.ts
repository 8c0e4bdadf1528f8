import type { Moment } from "#app/core/calendar/moment.ts";
import type { Cause } from "#app/core/engine/cause.ts";
import type { Probe } from "#app/core/engine/probe.ts";

/** Gathers what changed for whom, and keeps for each customer only the earliest. */
export interface ProbeBook {
  add(customer: string, at: Moment, why: { readonly cause: Cause; readonly ref?: string }): void;
  /** No probe is before the moment its customer came to be known. */
  probes(knownFrom: (customer: string) => Moment | undefined): Probe[];
}

export function makeProbeBook(): ProbeBook {
  const earliest = new Map<string, Probe>();
  return {
    add(customer, at, why) {
      const known = earliest.get(customer);
      if (known && known.at <= at) return;
      earliest.set(customer, { customer, at, ...why });
    },
    probes(knownFrom) {
      return [...earliest.values()].map((probe) => {
        const since = knownFrom(probe.customer);
        return since !== undefined && since > probe.at ? { ...probe, at: since } : probe;
      });
    },
  };
}
