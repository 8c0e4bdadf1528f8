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
import { readMirrors } from "#app/services/segments/read-mirrors.server.ts";
import { takeSnapshots } from "#app/services/segments/take-snapshots.server.ts";
import { askAsApp } from "#app/services/shops/ask-as-app.server.ts";
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
  const eachShop = (name: string, every: number, work: (shop: bigint) => Promise<boolean>) =>
    startLoop({ name, every, run: forEachShop(db, work) });
  const loops = [
    drain,
    startLoop({ name: "clock", every: 500, run: runClocks(db) }),
    eachShop("build", 1_000, async (shop) => {
      const { kind } = await buildSegments(db, shop);
      return kind === "working";
    }),
    eachShop("snapshots", 2_000, (shop) => takeSnapshots(db, shop)),
    eachShop("mirrors", 2_000, (shop) => readMirrors(db, shop, askAsApp(db, shop))),
    eachShop("sizes", 10_000, (shop) => keepSizes(db, shop)),
    startLoop({
      name: "import",
      every: 1_000,
      run: async (_note, signal) => {
        await imports.begin(signal);
        return false;
      },
    }),
    eachShop("refetch", 1_000, (shop) => runRefetches(db, shop)),
    eachShop("audit", 10_000, (shop) => runAudit(db, shop)),
    eachShop("clean inbox", 10 * 60_000, (shop) => cleanInbox(db, shop)),
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
