import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { beforeAll, expect, test, vi } from "vitest";
import { connectSocket } from "#app/db/connect-socket.server.ts";
import { DirectoryInUse } from "#app/db/directory-lock.server.ts";
import { makeDatabase } from "#app/db/leased-database.server.ts";
import { databaseBeside } from "#app/db/open-database.server.ts";
import { openEmbedded } from "#app/db/open-embedded.server.ts";
import { socketPath } from "#app/db/socket-message.server.ts";
import { temporaryFolder } from "#tests/support/temporary-folder.ts";

// Each of these starts processes and databases of its own, several seconds each on a busy machine.
vi.setConfig({ testTimeout: 240_000 });

const folder = temporaryFolder();
const directory = join(folder, "data");

/** A process of its own that counts in the directory, and the last number it was promised. */
interface Writer {
  readonly process: ChildProcess;
  readonly lines: string[];
  readonly ready: Promise<unknown>;
}

function startWriter(): Writer {
  const writer = spawn(process.execPath, ["tests/support/scripts/embedded-writer.ts", directory], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const lines: string[] = [];
  const reader = createInterface({ input: writer.stdout });
  reader.on("line", (line) => lines.push(line));
  return { process: writer, lines, ready: once(reader, "line") };
}

async function stop({ process: writer, lines }: Writer, signal: NodeJS.Signals): Promise<string[]> {
  writer.kill(signal);
  await once(writer, "close");
  return lines;
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

beforeAll(async () => {
  const db = await openEmbedded(directory, []);
  await db.close();
});

test("killed at any moment, nothing that was acknowledged is lost", async () => {
  let promised = 0;
  for (const delay of [0, 17, 60, 250]) {
    const writer = startWriter();
    await writer.ready;
    await pause(delay);
    const lines = await stop(writer, "SIGKILL");
    promised = Number(lines.slice(1).at(-1) ?? promised);

    const db = await openEmbedded(directory, []);
    const [kept] = await db.query<{ n: bigint; highest: number | null }>({
      text: "SELECT count(*) AS n, max(n) AS highest FROM counted",
    });
    const torn = await db.query({
      text: `SELECT n FROM counted WHERE n % 2 = 1
             EXCEPT SELECT n FROM counted_too`,
    });
    await db.close();
    expect(kept?.highest ?? 0).toBeGreaterThanOrEqual(promised);
    expect(kept?.n).toBe(BigInt(kept?.highest ?? 0));
    expect(torn).toEqual([]);
  }
  expect(promised).toBeGreaterThan(0);
});

test("while one process has the directory another is refused, told whom to stop, and served through its socket", async () => {
  const writer = startWriter();
  await writer.ready;
  const fault: unknown = await openEmbedded(directory, []).catch((reason: unknown) => reason);
  expect(fault).toBeInstanceOf(DirectoryInUse);
  expect(String(fault)).toContain(`in use by process ${String(writer.process.pid)}. Stop that`);

  const db = await databaseBeside(directory);
  const [seen] = await db.query<{ n: bigint }>({ text: "SELECT count(*) AS n FROM counted" });
  expect(seen?.n).toBeGreaterThan(0n);
  await db.close();
  await stop(writer, "SIGKILL");
});

test("told to stop, a process closes in order and frees the directory", async () => {
  const writer = startWriter();
  await writer.ready;
  expect((await stop(writer, "SIGTERM")).at(-1)).toBe("closed");
  const db = await databaseBeside(directory);
  expect(db.kind).toBe("pglite");
  await db.close();
});

test("a process that loses the one it talks to is told so", async () => {
  const writer = startWriter();
  await writer.ready;
  const db = makeDatabase(await connectSocket(socketPath(directory)));
  await db.query({ text: "SELECT 1" });
  await stop(writer, "SIGKILL");
  await expect(db.query({ text: "SELECT 1" })).rejects.toMatchObject({ code: "08006" });
});

test("a database that is there is copied before it is migrated, and the last three copies stay", async () => {
  const old = join(folder, "old");
  const migrations = Array.from({ length: 6 }, (_, index) => ({
    name: `2026010100000${index.toString()}_step`,
    sql: `CREATE TABLE step_${index.toString()} ()`,
    checksum: index.toString(),
  }));
  const copies: number[] = [];
  for (const count of [1, 1, 2, 3, 4, 5]) {
    const db = await openEmbedded(old, migrations.slice(0, count));
    await db.query({ text: `SELECT * FROM step_${(count - 1).toString()}` });
    await db.close();
    copies.push(existsSync(join(old, "copies")) ? readdirSync(join(old, "copies")).length : 0);
  }
  expect(copies).toEqual([0, 0, 1, 2, 3, 3]);
});
