import pg from "pg";
import type { Connection, ConnectionSource, Result, WireStatement } from "./connection.server.ts";
import { columnReader } from "./read-column.server.ts";
import { StatementFault } from "./statement-fault.server.ts";

export interface PostgresOptions {
  readonly url: string;
  /** Connections at most. Drains, clock and pages share them. */
  readonly connections?: number;
}

/** As on the embedded database. Compiling a plan costs more than our statements take. */
const SETTINGS = "-c timezone=UTC -c datestyle=ISO -c jit=off";

/** PostgreSQL by node-postgres. Types are read per connection: other users of the package keep theirs. */
export function connectPostgres({ url, connections = 10 }: PostgresOptions): ConnectionSource {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    options: SETTINGS,
    types: { getTypeParser: (oid) => (text: string) => columnReader(oid)(text) },
  });
  // An idle connection that breaks is replaced by the pool; the next query says if that fails too.
  pool.on("error", () => undefined);
  let ended: Promise<void> | undefined;

  return {
    kind: "postgres",
    async lease() {
      return toConnection(await pool.connect().catch(rethrow));
    },
    close() {
      ended ??= pool.end();
      return ended;
    },
  };
}

function toConnection(client: pg.PoolClient): Connection {
  return {
    async run(statement) {
      // A script answers with one result a statement; the last one counts.
      const answer = await client.query<unknown[]>(toConfig(statement)).catch(rethrow);
      return toResult([answer].flat().at(-1));
    },
    release(broken = false) {
      client.release(broken);
    },
  };
}

function toConfig({ text, values, name }: WireStatement): pg.QueryArrayConfig<unknown[]> {
  return {
    text,
    rowMode: "array",
    ...(values !== undefined && { values: [...values] }),
    ...(name !== undefined && { name }),
  };
}

function toResult(answer: pg.QueryArrayResult<unknown[]> | undefined): Result {
  if (answer === undefined) return { columns: [], rows: [], command: "" };
  const columns = answer.fields.map(({ name, dataTypeID }) => ({ name, oid: dataTypeID }));
  return { columns, rows: answer.rows, command: answer.command };
}

/** Network failures carry Node's code; they become SQLSTATE 08006, connection failure. */
function rethrow(fault: unknown): never {
  if (fault instanceof pg.DatabaseError) {
    const { message, code = "XX000", constraint } = fault;
    throw new StatementFault({ message, code, constraint });
  }
  const message = fault instanceof Error ? fault.message : String(fault);
  throw new StatementFault({ message, code: "08006" });
}
