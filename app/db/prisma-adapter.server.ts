import type {
  ArgType,
  IsolationLevel,
  SqlDriverAdapter,
  SqlMigrationAwareDriverAdapterFactory,
  SqlQuery,
  SqlQueryable,
  SqlResultSet,
  Transaction,
} from "@prisma/driver-adapter-utils";
import type { Connection, ConnectionSource, Result, WireStatement } from "./connection.server.ts";
import { startPglite } from "./pglite-source.server.ts";
import { prismaColumn } from "./prisma-column.server.ts";
import { toPrismaFault } from "./prisma-fault.server.ts";
import { toWireValue, type WireValue } from "./wire-value.server.ts";

const ABOUT = { provider: "postgres", adapterName: "satsuma" } as const;

/**
 * Prisma on our own connections: sessions share the process's one pool, and on the embedded
 * database its one thread. Prisma's commands use it too, each source being closed after use.
 */
export function makePrismaAdapter(
  open: () => Promise<ConnectionSource>,
): SqlMigrationAwareDriverAdapterFactory {
  return {
    ...ABOUT,
    connect: async () => toAdapter(await open()),
    /** Where migrations are tried out: in memory, whatever the real database is. */
    connectToShadowDb: () => Promise.resolve(toAdapter(startPglite())),
  };
}

function toAdapter(source: ConnectionSource): SqlDriverAdapter {
  async function once(statement: WireStatement): Promise<Result> {
    const connection = await source.lease();
    return run(connection, statement).finally(() => {
      connection.release();
    });
  }
  return {
    ...queryableOf(once),
    async executeScript(script) {
      await once({ text: script });
    },
    startTransaction: async (isolation) => begin(await source.lease(), isolation),
    getConnectionInfo: () => ({ schemaName: "public", supportsRelationJoins: true }),
    dispose: () => source.close(),
  };
}

/** Prisma sends COMMIT and ROLLBACK itself and then tells us that the connection is free. */
async function begin(connection: Connection, isolation?: IsolationLevel): Promise<Transaction> {
  const release = (): Promise<void> => {
    connection.release();
    return Promise.resolve();
  };
  try {
    const level = isolation === undefined ? "" : ` ISOLATION LEVEL ${isolation}`;
    await run(connection, { text: `BEGIN${level}` });
  } catch (fault) {
    connection.release(true);
    throw fault;
  }
  return {
    ...queryableOf((statement) => run(connection, statement)),
    options: { usePhantomQuery: false },
    commit: release,
    rollback: release,
  };
}

function queryableOf(execute: (statement: WireStatement) => Promise<Result>): SqlQueryable {
  return {
    ...ABOUT,
    queryRaw: async (query) => toResultSet(await execute(toStatement(query))),
    executeRaw: async (query) => (await execute(toStatement(query))).affected,
  };
}

function run(connection: Connection, statement: WireStatement): Promise<Result> {
  return connection.run({ ...statement, raw: true }).catch((fault: unknown) => {
    throw toPrismaFault(fault);
  });
}

/** Without arguments it may be a migration: a script of many statements. */
function toStatement({ sql, args, argTypes }: SqlQuery): WireStatement {
  if (args.length === 0) return { text: sql };
  return { text: sql, values: args.map((arg, index) => toValue(arg, argTypes[index])) };
}

/** Prisma hands bytes over as base64; the rest is as our own statements have it. */
function toValue(arg: unknown, type: ArgType | undefined): WireValue {
  if (type?.scalarType === "bytes" && typeof arg === "string") return Buffer.from(arg, "base64");
  return toWireValue(arg);
}

function toResultSet({ columns, rows }: Result): SqlResultSet {
  const kinds = columns.map(({ oid }) => prismaColumn(oid));
  return {
    columnNames: columns.map(({ name }) => name),
    columnTypes: kinds.map(({ type }) => type),
    rows: rows.map((row) =>
      row.map((text, index) => (typeof text === "string" ? kinds[index]?.read(text) : null)),
    ),
  };
}
