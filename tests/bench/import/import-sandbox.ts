import { join } from "node:path";
import { listMigrations } from "#app/db/migrate.server.ts";
import { openEmbedded } from "#app/db/open-embedded.server.ts";
import { runImport } from "#app/services/imports/run-import.server.ts";
import { buildSegments } from "#app/services/segments/build-segments.server.ts";
import { readPopulation } from "#tests/sandbox/shop/population.ts";
import { startSandbox } from "#tests/sandbox/start-sandbox.ts";
import { installInSandbox } from "#tests/support/installed-shop.ts";
import { inFolder } from "#tests/bench/bench-database.ts";

/* Imports the whole sandbox shop into an embedded database and tells the parent process how it went. */

await inFolder(async (folder) => {
  const sandbox = await startSandbox({
    apiKey: "key",
    apiSecret: "secret",
    port: 0,
    appUrl: "http://localhost:1",
    population: readPopulation(),
    scopes: ["read_customers", "read_orders", "read_products"],
    subscriptions: new Map(),
  });
  const db = await openEmbedded(join(folder, "data"), await listMigrations());
  const shop = await installInSandbox(db, sandbox);

  const began = performance.now();
  await runImport(db, shop);
  const imported = performance.now();
  while ((await buildSegments(db, shop)).kind !== "idle");
  const built = performance.now();
  const [counts] = await db.query<{ orders: number }>({
    text: "SELECT count(*)::int AS orders FROM shop_order",
  });
  const { user, system } = process.cpuUsage();
  process.send?.({
    orders: counts?.orders ?? 0,
    importSeconds: (imported - began) / 1_000,
    buildSeconds: (built - imported) / 1_000,
    processorSeconds: (user + system) / 1_000_000,
    // In KiB.
    memoryMiB: process.resourceUsage().maxRSS / 1_024,
  });
  await db.close();
  await sandbox.close();
});
