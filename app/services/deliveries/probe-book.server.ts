import type { Moment } from "#app/core/calendar/moment.ts";
import type { Cause } from "#app/core/engine/cause.ts";
import type { Probe } from "#app/core/engine/probe.ts";

/** Gathers what changed for whom, when and why. */
export interface ProbeBook {
  add(customer: string, at: Moment, why: { readonly cause: Cause; readonly ref?: string }): void;
  /** All of them, each once. No probe is before the moment its customer came to be known. */
  probes(knownFrom: (customer: string) => Moment | undefined): Probe[];
}

/**
 * Every occasion is kept, not only a customer's earliest: where to look again from is the earliest,
 * but what made a member may be any of them.
 */
export function makeProbeBook(): ProbeBook {
  const added = new Map<string, Probe>();
  return {
    add(customer, at, why) {
      const key = [customer, at, why.cause, why.ref].join(" ");
      if (!added.has(key)) added.set(key, { customer, at, ...why });
    },
    probes(knownFrom) {
      return [...added.values()].map((probe) => {
        const since = knownFrom(probe.customer);
        return since !== undefined && since > probe.at ? { ...probe, at: since } : probe;
      });
    },
  };
}
