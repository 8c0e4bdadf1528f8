import { createHmac } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import { PGlite } from "@electric-sql/pglite";
import pg from "pg";
import { TEST_SECRET } from "#tests/support/signed-request.ts";
import { tellPort } from "./tell-port.ts";

/* The floor: read the body, check who signed it, insert it as it is. */

const TABLE = "CREATE TABLE IF NOT EXISTS bare_inbox (id text PRIMARY KEY, body bytea)";
const INSERT = "INSERT INTO bare_inbox (id, body) VALUES ($1, $2) ON CONFLICT DO NOTHING";

const [address = ""] = process.argv.slice(2);
const { insert, close } = address.startsWith("postgres") ? await onPostgres() : await onPglite();

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    const body = Buffer.concat(chunks);
    const signature = createHmac("sha256", TEST_SECRET).update(body).digest("base64");
    const answer = (status: number) => response.writeHead(status).end();
    if (header(request, "x-shopify-hmac-sha256") !== signature) {
      answer(401);
      return;
    }
    insert(header(request, "x-shopify-webhook-id"), body).then(
      () => answer(200),
      () => answer(503),
    );
  });
});
tellPort(server, close);

function header(request: IncomingMessage, name: string): string {
  return String(request.headers[name]);
}

async function onPostgres() {
  const pool = new pg.Pool({ connectionString: address, max: 10 });
  await pool.query(TABLE);
  return {
    insert: (id: string, body: Buffer): Promise<unknown> =>
      pool.query({ name: "insert", text: INSERT, values: [id, body] }),
    close: () => pool.end(),
  };
}

async function onPglite() {
  const db = await PGlite.create(address);
  await db.exec(TABLE);
  return {
    insert: (id: string, body: Buffer): Promise<unknown> => db.query(INSERT, [id, body]),
    close: () => db.close(),
  };
}
