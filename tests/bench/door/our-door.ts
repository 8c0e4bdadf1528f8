import { createServer } from "node:http";
import { makeDatabase } from "#app/db/leased-database.server.ts";
import { listMigrations } from "#app/db/migrate.server.ts";
import { openEmbedded } from "#app/db/open-embedded.server.ts";
import { connectPostgres } from "#app/db/postgres-source.server.ts";
import { makeListener } from "#app/door/make-listener.ts";
import { makeDoor } from "#app/door/webhook-door.ts";
import { receiveDelivery } from "#app/services/deliveries/receive-delivery.server.ts";
import { TEST_SECRET } from "#tests/support/signed-request.ts";
import { tellPort } from "./tell-port.ts";

/* The app's own door with nothing behind it: what waits is not applied. */

const [address = ""] = process.argv.slice(2);
const db = address.startsWith("postgres")
  ? makeDatabase(connectPostgres({ url: address }))
  : await openEmbedded(address, await listMigrations());

const webhooks = makeDoor({
  secrets: [TEST_SECRET],
  receive: (delivery) => receiveDelivery(db, delivery),
  ring: () => undefined,
});
tellPort(
  createServer(
    makeListener({
      webhooks,
      health: new Map(),
      pages: (_request, response) => {
        response.writeHead(404).end();
      },
    }),
  ),
  () => db.close(),
);
