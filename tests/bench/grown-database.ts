import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Database } from "#app/db/database.server.ts";
import { makeDatabase } from "#app/db/leased-database.server.ts";
import { listMigrations, migrate } from "#app/db/migrate.server.ts";
import { openEmbedded } from "#app/db/open-embedded.server.ts";
import { connectPostgres } from "#app/db/postgres-source.server.ts";
import {
  createPostgresDatabase,
  onServer,
  serverUrl,
  urlOf,
} from "#tests/support/postgres-server.ts";
import { buildFifty } from "./shop/build-fifty.ts";
import { growShop } from "./shop/grow-shop.ts";

export interface GrownDatabase {
  readonly db: Database;
  readonly shop: bigint;
  /** Seconds that building the fifty segments took when the shop was made. */
  readonly buildSeconds: number;
}

const embedded = new Map<number, Promise<GrownDatabase>>();
const folders: string[] = [];

/**
 * Does the work on an embedded database with a grown shop and its fifty segments: the same for all
 * benches of a run.
 */
export async function onGrownEmbedded<T>(
  customers: number,
  work: (grown: GrownDatabase) => Promise<T>,
): Promise<T> {
  let grown = embedded.get(customers);
  if (grown === undefined) {
    grown = openTemporary().then((db) => grow(db, customers));
    embedded.set(customers, grown);
  }
  return work(await grown);
}

export async function closeGrownEmbedded(): Promise<void> {
  for (const grown of embedded.values()) await (await grown).db.close();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
}

async function openTemporary(): Promise<Database> {
  const folder = mkdtempSync(join(tmpdir(), "satsuma-bench-"));
  folders.push(folder);
  return openEmbedded(join(folder, "data"), await listMigrations());
}

/**
 * Does the work on a grown shop of a real server. A million customers take minutes to make, so the
 * database stays for the next run of the same day and is migrated when it is opened. On another day
 * all of the night's turns would be due at once, so those of other days are dropped.
 */
export async function onGrownPostgres<T>(
  customers: number,
  work: (grown: GrownDatabase) => Promise<T>,
): Promise<T> {
  const server = serverUrl();
  const family = `satsuma_bench_${customers}_`;
  const today = new Date().toISOString().slice(0, 10).replaceAll("-", "");
  const name = `${family}${today}_${recipeHash()}`;
  await onServer(server, async (admin) => {
    const found = await admin.query<{ datname: string }>({
      text: "SELECT datname FROM pg_database WHERE starts_with(datname, $1)",
      values: [family],
    });
    for (const { datname } of found) {
      if (datname !== name) await admin.query({ text: `DROP DATABASE ${datname}` });
    }
    if (!found.some(({ datname }) => datname === name)) await make(admin, name, customers);
  });
  const db = makeDatabase(connectPostgres({ url: urlOf(server, name) }));
  try {
    await migrate(db, await listMigrations());
    return await work(await readGrown(db));
  } finally {
    await db.close();
  }
}

/** Renamed when it is whole, so that a run that was broken off leaves nothing half made. */
async function make(admin: Database, name: string, customers: number): Promise<void> {
  const { url, drop } = await createPostgresDatabase();
  const db = makeDatabase(connectPostgres({ url }));
  try {
    console.log(`  growing a shop of ${customers.toLocaleString("en-GB")} customers ...`);
    await grow(db, customers);
    await db.close();
  } catch (fault) {
    await db.close();
    await drop();
    throw fault;
  }
  await admin.query({ text: `ALTER DATABASE ${new URL(url).pathname.slice(1)} RENAME TO ${name}` });
}

async function grow(db: Database, customers: number): Promise<GrownDatabase> {
  const shop = await growShop(db, customers);
  const began = performance.now();
  await buildFifty(db, shop);
  const seconds = (performance.now() - began) / 1_000;
  await db.query({ text: "VACUUM ANALYZE" });
  await db.query({
    text: "CREATE TABLE bench_grown AS SELECT $1::bigint AS shop, $2::float8 AS seconds",
    values: [shop, seconds],
  });
  return readGrown(db);
}

async function readGrown(db: Database): Promise<GrownDatabase> {
  const [row] = await db.query<{ shop: bigint; seconds: number }>({
    text: "SELECT shop, seconds FROM bench_grown",
  });
  if (row === undefined) throw new Error("A grown database says what it holds.");
  return { db, shop: row.shop, buildSeconds: row.seconds };
}

/** Another recipe makes another shop. */
function recipeHash(): string {
  const hash = createHash("sha256");
  for (const file of ["shop-growth.ts", "grow-shop.ts", "fifty-segments.ts"]) {
    hash.update(readFileSync(new URL(`shop/${file}`, import.meta.url)));
  }
  return hash.digest("hex").slice(0, 12);
}
