import type { Database } from "#app/db/database.server.ts";
import {
  onGrownEmbedded,
  onGrownPostgres,
  type GrownDatabase,
} from "#tests/bench/grown-database.ts";
import type { Bench, Measurement } from "#tests/bench/measurement.ts";
import { processorTimeOf } from "#tests/bench/processor-time.ts";
import { orderDeliveries } from "#tests/bench/shop/order-deliveries.ts";
import { spreadOf, timed } from "#tests/bench/statistics.ts";
import { drain, receive } from "#tests/support/deliver.ts";
import type { Delivery } from "#tests/support/oracle/delivery.ts";

const CUSTOMERS = 10_000;
const ROUNDS = 5;
const LANES = 8;

/** How fast what waits in the inbox becomes memberships. */
export const drainRate: Bench = {
  name: "drain",
  title: "From the inbox to memberships",
  about:
    "Deliveries applied in a second, one after the other shop-wide: opened, parsed, merged, dated rows, 50 segments refreshed, turns, all committed. Of twenty, twelve are new orders and five updates, of 4,800 bytes each, the rest checkouts and refunds, on a shop of 10,000 customers. Processor time is the app's and the database's together: what it costs on a quiet machine.",
  run: async () => [
    ...(await onGrownPostgres(CUSTOMERS, (grown) => measure(grown, "PostgreSQL", 4_000, 800))),
    ...(await onGrownEmbedded(CUSTOMERS, (grown) => measure(grown, "PGlite", 1_000, 200))),
  ],
};

/** Several at a time, as the door does. */
async function fillInbox(
  db: Database,
  shop: bigint,
  deliveries: readonly Delivery[],
): Promise<void> {
  const lanes = Array.from({ length: LANES }, (_, lane) =>
    deliveries.filter((_delivery, n) => n % LANES === lane),
  );
  await Promise.all(lanes.map((lane) => receive(db, shop, lane)));
}

async function measure(
  { db, shop }: GrownDatabase,
  where: string,
  count: number,
  budget: number,
): Promise<Measurement[]> {
  const rates: number[] = [];
  const costs: number[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const now = Date.now();
    const asked = { customers: CUSTOMERS, round: Math.floor(now / 100) % 1_000_000, now };
    await fillInbox(db, shop, orderDeliveries(count, asked));
    let took = 0;
    const cost = await processorTimeOf(db, async () => {
      took = await timed(() => drain(db, shop));
    });
    // The first warms up.
    if (round === 0) continue;
    rates.push(count / (took / 1_000));
    costs.push(cost / count);
  }
  return [
    {
      what: `applied on ${where}`,
      ...spreadOf(rates),
      unit: "/s",
      budget: { kind: "at-least", value: budget },
    },
    { what: `processor time a delivery on ${where}`, ...spreadOf(costs), unit: "ms" },
  ];
}
