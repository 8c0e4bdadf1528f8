import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import pg from "pg";
import type { Database } from "#app/db/database.server.ts";
import { inFolder, onEmbedded, onPostgres } from "#tests/bench/bench-database.ts";
import type { Bench, Measurement } from "#tests/bench/measurement.ts";
import { alternate } from "#tests/bench/statistics.ts";

const TABLE = "CREATE TABLE inbox (id int8 GENERATED ALWAYS AS IDENTITY PRIMARY KEY, body bytea)";
const INSERT = "INSERT INTO inbox (body) VALUES ($1)";
const BODY = new Uint8Array(2_000).fill(7);
const ROUNDS = 5;
const A_ROUND = 400;

/** What our interface costs on top of the package it speaks to. */
export const statements: Bench = {
  name: "statements",
  title: "One statement after the other",
  about:
    "Single inserts of 2,000 bytes, each waited for. Floors: PGlite called directly on the main thread, and node-postgres with a prepared statement.",
  run: async () => [await embedded(), await postgres()],
};

function embedded(): Promise<Measurement> {
  return inFolder((folder) =>
    onEmbedded(async (db) => {
      const bare = await PGlite.create(join(folder, "bare"));
      await bare.exec(TABLE);
      try {
        return await compare("inserts on PGlite", db, () => bare.query(INSERT, [BODY]));
      } finally {
        await bare.close();
      }
    }),
  );
}

function postgres(): Promise<Measurement> {
  return onPostgres(async (db, url) => {
    const bare = new pg.Client(url);
    await bare.connect();
    const insert = { name: "bare", text: INSERT, values: [Buffer.from(BODY)] };
    try {
      return await compare("inserts on PostgreSQL", db, () => bare.query(insert));
    } finally {
      await bare.end();
    }
  });
}

async function compare(
  what: string,
  db: Database,
  bare: () => Promise<unknown>,
): Promise<Measurement> {
  await db.query({ text: TABLE.replace("TABLE", "TABLE IF NOT EXISTS") });
  const ours = () => db.query({ name: "bench-insert", text: INSERT, values: [BODY] });
  const times = await alternate(ROUNDS, repeated(ours), repeated(bare));
  return {
    what,
    value: A_ROUND / (times.ours / 1_000),
    floor: A_ROUND / (times.floor / 1_000),
    unit: "/s",
  };
}

function repeated(work: () => Promise<unknown>): () => Promise<void> {
  return async () => {
    for (let n = 0; n < A_ROUND; n += 1) await work();
  };
}
