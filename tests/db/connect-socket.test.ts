import { connect } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { connectSocket } from "#app/db/connect-socket.server.ts";
import { makeFrameReader, toFrame } from "#app/db/frame.server.ts";
import { makeDatabase, type LeasedDatabase } from "#app/db/leased-database.server.ts";
import { startPglite } from "#app/db/pglite-source.server.ts";
import { serveSocket } from "#app/db/serve-socket.server.ts";
import { embeddedTemplate } from "#tests/support/embedded-template.ts";
import { temporaryFolder } from "#tests/support/temporary-folder.ts";
import { databaseContract } from "./database.contract.ts";

const path = join(temporaryFolder(), "socket");
let owner: LeasedDatabase;
let socket: Awaited<ReturnType<typeof serveSocket>>;

beforeAll(async () => {
  owner = makeDatabase(startPglite({ template: await embeddedTemplate() }));
  socket = await serveSocket(owner.source, path);
});

afterAll(async () => {
  await socket.close();
  await owner.close();
});

const opened: LeasedDatabase[] = [];
async function second(): Promise<LeasedDatabase> {
  const db = makeDatabase(await connectSocket(path));
  opened.push(db);
  return db;
}
afterAll(() => Promise.all(opened.map((db) => db.close())));

describe("through the socket", () => {
  databaseContract(second);
});

test("a transaction of the other process keeps ours waiting, and ends before it", async () => {
  const other = await second();
  const order: string[] = [];
  const theirs = other.transaction(async (tx) => {
    await tx.query({ text: "SELECT pg_sleep(0.05)" });
    order.push("theirs");
  });
  await new Promise((resolve) => setTimeout(resolve, 20));
  await owner.query({ text: "SELECT 1" });
  order.push("ours");
  await theirs;
  expect(order).toEqual(["theirs", "ours"]);
});

test("whoever goes away in the middle of a transaction has it rolled back", async () => {
  const leaving = connect(path);
  leaving.write(toFrame({ kind: "lease", id: 1 }));
  const script = "BEGIN; CREATE TABLE half_done (a int)";
  leaving.write(toFrame({ kind: "run", id: 2, statement: { text: script } }));
  const answered = new Promise((resolve) => {
    leaving.on(
      "data",
      makeFrameReader((reply) => {
        if (reply instanceof Object && "result" in reply) resolve(reply);
      }),
    );
  });
  await answered;
  leaving.destroy();
  expect(await owner.query({ text: "SELECT to_regclass('half_done') AS found" })).toEqual([
    { found: null },
  ]);
});

test("a statement before its lease is refused", async () => {
  const hasty = connect(path);
  hasty.write(toFrame({ kind: "run", id: 1, statement: { text: "SELECT 1" } }));
  const reply = await new Promise((resolve) => {
    hasty.on("data", makeFrameReader(resolve));
  });
  hasty.destroy();
  expect(reply).toMatchObject({ kind: "fault", fault: { code: "08P01" } });
});
