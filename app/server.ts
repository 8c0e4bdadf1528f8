import { createServer } from "node:http";
import { DirectoryInUse } from "./db/directory-lock.server.ts";
import { closeDatabase, database } from "./db/open-database.server.ts";
import { makeHealthDoors } from "./door/health-door.ts";
import { makeListener } from "./door/make-listener.ts";
import { makeRemixDoor } from "./door/remix-door.ts";
import { shutDownOnSignal } from "./door/shut-down.ts";
import { makeDoor } from "./door/webhook-door.ts";
import { env } from "./env.server.ts";
import { startJobs } from "./jobs/start-jobs.server.ts";
import { log } from "./log.server.ts";
import { receiveDelivery } from "./services/deliveries/receive-delivery.server.ts";

/* The whole app in one process: the doors on one port, and the jobs behind them. */

const db = await database().catch(refuseToStart);
const pages = await makeRemixDoor({ dev: env.SATSUMA_DEV === "1" });
const jobs = startJobs(db);
const health = makeHealthDoors({
  db,
  readings: () => jobs.readings(),
  metricsToken: env.SATSUMA_METRICS_TOKEN,
});
const webhooks = makeDoor({
  secrets: [env.SHOPIFY_API_SECRET, env.SHOPIFY_API_SECRET_PREVIOUS ?? ""].filter(Boolean),
  receive: (delivery) => receiveDelivery(db, delivery),
  ring: () => {
    jobs.ring();
  },
});

// Shopify gives a delivery five seconds; nobody may hold a connection open for minutes.
const requestTimeout = 30_000;
const server = createServer({ requestTimeout }, makeListener({ webhooks, health, pages }));
server.listen(env.PORT, () => {
  log("info", "server.listening", { port: env.PORT, database: db.kind });
});
shutDownOnSignal(server, async () => {
  await jobs.stop();
  await closeDatabase();
});

/** A second process on the embedded database is told what to do; anything else is a fault. */
function refuseToStart(fault: unknown): never {
  if (!(fault instanceof DirectoryInUse)) throw fault;
  process.stderr.write(`${fault.message}\n`);
  process.exit(1);
}
