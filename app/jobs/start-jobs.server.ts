import { setTimeout as wait } from "node:timers/promises";
import { log } from "#app/log.server.ts";
import { runAudit } from "#app/services/audits/run-audit.server.ts";
import { cleanInbox } from "#app/services/deliveries/clean-inbox.server.ts";
import { drainShops } from "#app/services/deliveries/drain-shops.server.ts";
import { makeImportRunner } from "#app/services/imports/run-imports.server.ts";
import { runClocks } from "#app/services/memberships/run-clocks.server.ts";
import { runRefetches } from "#app/services/refetches/run-refetches.server.ts";
import { buildSegments } from "#app/services/segments/build-segments.server.ts";
import { keepSizes } from "#app/services/segments/keep-sizes.server.ts";
import { takeSnapshots } from "#app/services/segments/take-snapshots.server.ts";
import { forEachShop } from "#app/services/shops/for-each-shop.server.ts";
import { startLoop, type LoopReading } from "./start-loop.server.ts";

/** A piece takes a second at most, unless it asks Shopify. Whoever stops us will not wait for ever. */
const PATIENCE_MS = 4_000;

/** The floor below deals with databases; a job only hands one on. */
type Database = Parameters<typeof drainShops>[0];

export interface Jobs {
  /** Says that deliveries have come. */
  ring(): void;
  readings(): LoopReading[];
  /** Lets every job finish the piece it is at. One that waits for Shopify is left: what it does is done again. */
  stop(): Promise<void>;
}

/** Starts everything that happens without being asked for. Each piece of work is one short transaction, so they interleave. */
export function startJobs(db: Database): Jobs {
  const imports = makeImportRunner(db);
  const drain = startLoop({
    name: "drain",
    // Backs up the signal, which another process does not hear.
    every: 1_000,
    run: drainShops(db),
  });
  const loops = [
    drain,
    startLoop({ name: "clock", every: 500, run: runClocks(db) }),
    startLoop({
      name: "build",
      every: 1_000,
      run: forEachShop(db, async (shop) => {
        const { kind } = await buildSegments(db, shop);
        return kind === "working";
      }),
    }),
    startLoop({
      name: "snapshots",
      every: 2_000,
      run: forEachShop(db, (shop) => takeSnapshots(db, shop)),
    }),
    startLoop({
      name: "sizes",
      every: 10_000,
      run: forEachShop(db, (shop) => keepSizes(db, shop)),
    }),
    startLoop({
      name: "import",
      every: 1_000,
      run: async (_note, signal) => {
        await imports.begin(signal);
        return false;
      },
    }),
    startLoop({
      name: "refetch",
      every: 1_000,
      run: forEachShop(db, (shop) => runRefetches(db, shop)),
    }),
    startLoop({
      name: "audit",
      every: 10_000,
      run: forEachShop(db, (shop) => runAudit(db, shop)),
    }),
    startLoop({
      name: "clean inbox",
      every: 10 * 60_000,
      run: forEachShop(db, (shop) => cleanInbox(db, shop)),
    }),
  ];
  return {
    ring: () => {
      drain.ring();
    },
    readings: () => loops.map((loop) => loop.reading()),
    stop: () => inTime(Promise.all([...loops.map((loop) => loop.stop()), imports.settled()])),
  };
}

/** Waits for the end of the work, but not for ever. */
async function inTime(ended: Promise<unknown>): Promise<void> {
  const tooLong = wait(PATIENCE_MS, "left", { ref: false });
  if ((await Promise.race([ended, tooLong])) === "left") log("warn", "jobs.left");
}
