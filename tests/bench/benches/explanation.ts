import { listSegments } from "#app/db/segments/list-segments.server.ts";
import { explainCustomer } from "#app/services/memberships/explain-customer.server.ts";
import type { Bench } from "#tests/bench/measurement.ts";
import { pickCustomers } from "#tests/bench/shop/touch-customers.ts";
import { atEverySize } from "#tests/bench/sizes.ts";
import { quantile, timed } from "#tests/bench/statistics.ts";

/** Why somebody is in a segment, or not. */
export const explanation: Bench = {
  name: "explanation",
  title: "Explanation of one customer",
  about:
    "Two customers explained in each of fifty segments: every condition with its value, the orders behind it, when it will turn, and the past intervals. The 95th of a hundred.",
  run: () =>
    atEverySize(async ({ db, shop }, customers, where) => {
      const times: number[] = [];
      for (const [round, { segment }] of (await listSegments(db, shop)).entries()) {
        for (const customer of pickCustomers(customers, { count: 2, round })) {
          const asked = { segment, customer, staff: "bench" };
          times.push(await timed(() => explainCustomer(db, shop, asked)));
        }
      }
      const range = [Math.min(...times), Math.max(...times)] as const;
      const budget = { kind: "at-most", value: 50 } as const;
      return [{ what: where, value: quantile(times, 0.95), range, unit: "ms", budget }];
    }),
};
