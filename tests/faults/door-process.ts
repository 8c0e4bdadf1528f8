import { createServer } from "node:http";
import { databaseNow } from "#app/db/now.server.ts";
import { closeDatabase, database } from "#app/db/open-database.server.ts";
import { findShop } from "#app/db/shops/find-shop.server.ts";
import { shutDownOnSignal } from "#app/door/shut-down.ts";
import { makeDoor } from "#app/door/webhook-door.ts";
import { startJobs } from "#app/jobs/start-jobs.server.ts";
import { receiveDelivery } from "#app/services/deliveries/receive-delivery.server.ts";
import { aShop } from "#tests/support/a-shop.ts";
import { listening } from "#tests/support/listening.ts";
import { TEST_SECRET } from "#tests/support/signed-request.ts";

/*
 * The app without its pages, for a test that kills it: the door, the jobs and the embedded database
 * of SATSUMA_DATA. Prints its address once it can be asked.
 */

const db = await database();
if ((await findShop(db, 1n)) === undefined) {
  await aShop(db, { installedAt: await databaseNow(db) });
}
const jobs = startJobs(db);
const door = makeDoor({
  secrets: [TEST_SECRET],
  receive: (delivery) => receiveDelivery(db, delivery),
  ring: () => {
    jobs.ring();
  },
});
const server = createServer((request, response) => {
  void door(request, response);
});
shutDownOnSignal(server, async () => {
  await jobs.stop();
  await closeDatabase();
});
process.stdout.write(`${await listening(server)}\n`);
