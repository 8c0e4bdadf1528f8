import { createServer } from "node:http";
import { closeDatabase, database } from "./db/open-database.server.ts";
import { makeHealthDoors } from "./door/health-door.ts";
import { makeRemixDoor } from "./door/remix-door.ts";
import { shutDownOnSignal } from "./door/shut-down.ts";
import { makeDoor } from "./door/webhook-door.ts";
import { env } from "./env.server.ts";
import { startJobs } from "./jobs/start-jobs.server.ts";
import { log } from "./log.server.ts";
import { receiveDelivery } from "./services/deliveries/receive-delivery.server.ts";

/*
 * The whole app in one process: the webhook door and the watchers' doors first, since neither may
 * wait for pages, then Remix; and the jobs.
 */

const db = await database();
const jobs = startJobs(db);
const healthDoors = makeHealthDoors({
  db,
  readings: () => jobs.readings(),
  metricsToken: env.SATSUMA_METRICS_TOKEN,
});
const webhookDoor = makeDoor({
  secrets: [env.SHOPIFY_API_SECRET, env.SHOPIFY_API_SECRET_PREVIOUS ?? ""].filter(Boolean),
  receive: (delivery) => receiveDelivery(db, delivery),
  ring: () => {
    jobs.ring();
  },
});
const pages = await makeRemixDoor({ dev: env.SATSUMA_DEV === "1" });

const server = createServer((request, response) => {
  const path = request.url?.split("?", 1)[0] ?? "/";
  if (path.startsWith("/webhooks/")) void webhookDoor(request, response);
  else if (healthDoors.has(path)) void healthDoors.get(path)?.(request, response);
  else pages(request, response);
});

server.listen(env.PORT, () => {
  log("info", "server.listening", { port: env.PORT, database: db.kind });
});

shutDownOnSignal(server, async () => {
  await jobs.stop();
  await closeDatabase();
});
