import { FOREVER, type Moment } from "#app/core/calendar/moment.ts";
import type { Look } from "#app/core/engine/settle.ts";
import { type Epoch, epochAt } from "#app/core/plan/epoch.ts";
import type { SqlPlan } from "#app/core/plan/sql/compile-sql.ts";
import type { Queryable } from "#app/db/database.server.ts";
import { runPlan } from "#app/db/memberships/run-plan.server.ts";
import { groupBy } from "#app/lib/group-by.ts";
import { invariant } from "#app/lib/invariant.ts";

/** What it takes to ask a shop's versions about its customers. */
export interface Questions {
  readonly shop: bigint;
  readonly plans: readonly SqlPlan[];
  readonly epochs: readonly Epoch[];
  /** Moments at which everybody is looked at who was looked at before: where versions begin. */
  readonly stops: readonly Moment[];
}

/** A customer's looks, and when the next one is due. */
export interface Walked {
  readonly looks: readonly Look[];
  /** Later than now; FOREVER when time alone changes nothing any more. */
  readonly next: Moment;
}

/**
 * Looks at customers from their starts up to now: at each start, and then at every next turn.
 *
 * All who still have a turn by now are looked at again together, each at its own moment. Turns are
 * never late, so nothing changes between two looks, nor from the last one to now.
 */
export async function walkCustomers(
  tx: Queryable,
  questions: Questions,
  starts: ReadonlyMap<string, Moment>,
  now: Moment,
): Promise<Map<string, Walked>> {
  const walked = new Map<string, { looks: Look[]; next: Moment }>();
  let due = [...starts].map(([customer, at]) => ({ customer, at }));
  for (const { customer } of due) walked.set(customer, { looks: [], next: FOREVER });

  while (due.length > 0) {
    const answers = await ask(tx, questions, due);
    const again: typeof due = [];
    for (const { customer, at } of due) {
      const walk = walked.get(customer);
      invariant(walk, "everybody asked about has a start");
      const answer = answers.get(customer);
      const stop = questions.stops.find((moment) => moment > at) ?? FOREVER;
      const next = Math.min(answer?.turn ?? FOREVER, stop);
      invariant(next > at, "a turn is later than the moment it was asked for");
      walk.looks.push({ at, inside: answer?.inside });
      walk.next = next;
      if (next <= now) again.push({ customer, at: next });
    }
    due = again;
  }
  return walked;
}

interface Answer {
  readonly inside: string;
  readonly turn: Moment;
}

type Due = readonly { readonly customer: string; readonly at: Moment }[];

/** Asks every plan about every customer, in the epoch of the customer's moment. */
async function ask(
  tx: Queryable,
  { shop, plans, epochs }: Questions,
  due: Due,
): Promise<Map<string, Answer>> {
  const answers = new Map<string, Answer>();
  for (const [epoch, probes] of groupBy(due, ({ at }) => epochAt(epochs, at))) {
    for (const plan of plans) {
      const binding = { shop, epoch, asked: { kind: "probes" as const, probes } };
      for (const { customer, inside, turn = FOREVER } of await runPlan(tx, plan, binding)) {
        const before = answers.get(customer);
        answers.set(customer, {
          inside: (before?.inside ?? "") + inside,
          turn: Math.min(before?.turn ?? FOREVER, turn),
        });
      }
    }
  }
  return answers;
}
