import { messages, protocol, PGlite } from "@electric-sql/pglite";
import type { Result, WireStatement } from "./connection.server.ts";
import type { PgliteOptions } from "./pglite-message.server.ts";
import { columnReader } from "./read-column.server.ts";
import { StatementFault } from "./statement-fault.server.ts";

const { serialize } = protocol;

/** PGlite spoken to in PostgreSQL's own protocol: one call a statement, and statements prepared by name. */
export interface PgliteSession {
  run(statement: WireStatement): Promise<Result>;
  dump(): Promise<Uint8Array>;
  close(): Promise<void>;
}

/**
 * As on PostgreSQL: UTC, and no compiling, which costs more than our statements take. A page read
 * at random costs what one read in order does on the disks of today.
 */
const SETTINGS = [
  "TimeZone=UTC",
  "DateStyle=ISO",
  "jit=off",
  "random_page_cost=1.1",
  "effective_cache_size=512MB",
  "work_mem=16MB",
];

/**
 * Prepared statements kept. The plan of fifty segments takes megabytes, and every edit of one makes
 * another plan; all others together are about a hundred.
 */
const MOST_PREPARED = 200;

export async function openPgliteSession(options: PgliteOptions): Promise<PgliteSession> {
  const pglite = await PGlite.create({
    startParams: [...PGlite.defaultStartParams, ...SETTINGS.flatMap((setting) => ["-c", setting])],
    ...(options.directory !== undefined && { dataDir: options.directory }),
    ...(options.template !== undefined && {
      loadDataDir: new Blob([new Uint8Array(options.template)]),
    }),
  });
  const prepared = new Map<string, string>();

  async function exchange(message: Uint8Array): Promise<messages.BackendMessage[]> {
    try {
      return await pglite.execProtocolStream(message, { syncToFs: false });
    } catch (fault) {
      throw fault instanceof messages.DatabaseError ? toFault(fault) : fault;
    }
  }

  async function prepare(name: string, statement: WireStatement): Promise<void> {
    const known = prepared.get(name);
    if (known !== undefined && known !== statement.text) throw namedTwice(name);
    if (known === undefined) {
      await exchange(Buffer.concat([parseMessage(statement), serialize.sync()]));
    }
    // The one used last stands last.
    prepared.delete(name);
    prepared.set(name, statement.text);
    const [oldest] = prepared.keys();
    if (prepared.size <= MOST_PREPARED || oldest === undefined) return;
    prepared.delete(oldest);
    await exchange(Buffer.concat([serialize.close({ type: "S", name: oldest }), serialize.sync()]));
  }

  async function run(statement: WireStatement): Promise<Result> {
    if (statement.values === undefined && statement.name === undefined) {
      return toResult(await exchange(serialize.query(statement.text)), statement.raw);
    }
    if (statement.name !== undefined) await prepare(statement.name, statement);
    return toResult(await exchange(runMessage(statement)), statement.raw);
  }

  return {
    run,
    async dump() {
      const blob = await pglite.dumpDataDir("none");
      return new Uint8Array(await blob.arrayBuffer());
    },
    close: () => pglite.close(),
  };
}

function parseMessage({ text, name }: WireStatement): Uint8Array {
  return serialize.parse({ text, ...(name !== undefined && { name }) });
}

function runMessage(statement: WireStatement): Uint8Array {
  const { values = [], name } = statement;
  return Buffer.concat([
    name === undefined ? parseMessage(statement) : new Uint8Array(),
    serialize.bind({ values: [...values], ...(name !== undefined && { statement: name }) }),
    serialize.describe({ type: "P" }),
    serialize.execute(),
    serialize.sync(),
  ]);
}

/** The last statement's answer. */
function toResult(answer: readonly messages.BackendMessage[], raw = false): Result {
  let columns: Result["columns"] = [];
  let readers: ((text: string) => unknown)[] = [];
  let rows: unknown[][] = [];
  let tag = "";
  for (const message of answer) {
    if (message instanceof messages.RowDescriptionMessage) {
      columns = message.fields.map(({ name, dataTypeID }) => ({ name, oid: dataTypeID }));
      readers = columns.map(({ oid }) => (raw ? (text: string) => text : columnReader(oid)));
      rows = [];
    } else if (message instanceof messages.DataRowMessage) {
      rows.push(
        message.fields.map((text, index) => (text === null ? null : readers[index]?.(text))),
      );
    } else if (message instanceof messages.CommandCompleteMessage) {
      tag = message.text;
    }
  }
  return { columns, rows, ...readTag(tag) };
}

/** "INSERT 0 3" says what was done and to how many rows; "COMMIT" only what. */
function readTag(tag: string): Pick<Result, "command" | "affected"> {
  const [command = "", ...counts] = tag.split(" ");
  return { command, affected: Number(counts.at(-1) ?? 0) || 0 };
}

function toFault({ message, code, constraint }: messages.DatabaseError): StatementFault {
  return new StatementFault({ message, code: code ?? "XX000", constraint });
}

function namedTwice(name: string): StatementFault {
  return new StatementFault({ message: `statement ${name} names two texts`, code: "42P05" });
}
