import pg from "pg";
import type { Connection, ConnectionSource, Result, WireStatement } from "./connection.server.ts";
import { columnReader } from "./read-column.server.ts";
import { StatementFault } from "./statement-fault.server.ts";

export interface PostgresOptions {
  readonly url: string;
  /** Connections at most. Drains, clock and pages share them. */
  readonly connections?: number;
}

/**
 * As on the embedded database. Compiling a plan costs more than our statements take, and where a
 * page read at random is thought to be dear, small shops' tables are read whole for each batch.
 */
const SETTINGS = "-c timezone=UTC -c datestyle=ISO -c jit=off -c random_page_cost=1.1";

/** PostgreSQL by node-postgres. Types are read per connection: other users of the package keep theirs. */
export function connectPostgres({ url, connections = 10 }: PostgresOptions): ConnectionSource {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    options: SETTINGS,
    // Prepared statements live as long as their connection; every edit of a segment makes another.
    maxLifetimeSeconds: 1_800,
    // Idle connections keep no process alive, as the idle embedded database does not.
    allowExitOnIdle: true,
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

function toConfig({ text, values, name, raw }: WireStatement): pg.QueryArrayConfig<unknown[]> {
  return {
    text,
    rowMode: "array",
    ...(values !== undefined && { values: [...values] }),
    ...(name !== undefined && { name }),
    ...(raw === true && { types: { getTypeParser: () => (value: string) => value } }),
  };
}

function toResult(answer: pg.QueryArrayResult<unknown[]> | undefined): Result {
  if (answer === undefined) return { columns: [], rows: [], command: "", affected: 0 };
  const columns = answer.fields.map(({ name, dataTypeID }) => ({ name, oid: dataTypeID }));
  const { rows, command, rowCount } = answer;
  return { columns, rows, command, affected: rowCount ?? 0 };
}

/**
 * What the server does not say is said by node-postgres: that a name stands for two texts, or that
 * the connection failed, SQLSTATE 08006.
 */
function rethrow(fault: unknown): never {
  if (fault instanceof pg.DatabaseError) {
    const { message, code = "XX000", constraint } = fault;
    throw new StatementFault({ message, code, constraint });
  }
  const message = fault instanceof Error ? fault.message : String(fault);
  const code = message.startsWith("Prepared statements must be unique") ? "42P05" : "08006";
  throw new StatementFault({ message, code });
}
