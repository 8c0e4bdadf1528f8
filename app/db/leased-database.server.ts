import { AsyncLocalStorage } from "node:async_hooks";
import { invariant } from "#app/lib/invariant.ts";
import type { Connection, ConnectionSource, Result, WireStatement } from "./connection.server.ts";
import type { Database, Queryable, Row, Statement } from "./database.server.ts";
import { StatementFault } from "./statement-fault.server.ts";
import { toWireValue } from "./wire-value.server.ts";

/** A database together with the source of its connections, which Prisma's adapter also draws on. */
export interface LeasedDatabase extends Database {
  readonly source: ConnectionSource;
}

/** Makes a database of a source of connections. What queries and transactions mean is decided here, once. */
export function makeDatabase(source: ConnectionSource): LeasedDatabase {
  const inside = new AsyncLocalStorage<{ open: boolean }>();

  function lease(): Promise<Connection> {
    invariant(
      inside.getStore()?.open !== true,
      "inside a transaction only its handle may be used, not the database",
    );
    return source.lease();
  }

  async function query<R extends object = Row>(statement: Statement): Promise<R[]> {
    const connection = await lease();
    try {
      return toRows<R>(await connection.run(toWire(statement)));
    } finally {
      connection.release();
    }
  }

  async function transaction<T>(work: (tx: Queryable) => Promise<T>): Promise<T> {
    const connection = await lease();
    const state = { open: true };
    let broken = true;
    try {
      const result = await inTransaction(connection, state, () =>
        inside.run(state, () => work(handleOn(connection, state))),
      );
      broken = false;
      return result;
    } catch (fault) {
      broken = !(await rolledBack(connection));
      throw fault;
    } finally {
      connection.release(broken);
    }
  }

  return { kind: source.kind, source, query, transaction, close: () => source.close() };
}

async function inTransaction<T>(
  connection: Connection,
  state: { open: boolean },
  work: () => Promise<T>,
): Promise<T> {
  await connection.run({ text: "BEGIN" });
  try {
    const result = await work();
    state.open = false;
    const { command } = await connection.run({ text: "COMMIT" });
    // The server answers ROLLBACK when a statement failed and the work went on as if it had not.
    if (command === "COMMIT") return result;
    throw new StatementFault({ message: "a failed statement was ignored", code: "25P02" });
  } finally {
    state.open = false;
  }
}

async function rolledBack(connection: Connection): Promise<boolean> {
  try {
    await connection.run({ text: "ROLLBACK" });
    return true;
  } catch {
    // The connection is gone, and its transaction with it. The first fault is the one to tell.
    return false;
  }
}

function handleOn(connection: Connection, state: { open: boolean }): Queryable {
  return {
    async query<R extends object = Row>(statement: Statement): Promise<R[]> {
      invariant(state.open, "a transaction's handle may not be used after its end");
      return toRows<R>(await connection.run(toWire(statement)));
    },
  };
}

function toWire({ text, values, name }: Statement): WireStatement {
  return {
    text,
    ...(values !== undefined && { values: values.map(toWireValue) }),
    ...(name !== undefined && { name }),
  };
}

/** The caller names the row's type, as SQL text cannot carry it. */
function toRows<R extends object>({ columns, rows }: Result): R[] {
  return rows.map((values) => {
    const row: Row = {};
    for (const [index, { name }] of columns.entries()) row[name] = values[index];
    return row as R;
  });
}
