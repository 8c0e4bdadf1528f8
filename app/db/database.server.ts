export type Row = Record<string, unknown>;

/**
 * One SQL statement. `name` prepares it once a connection, so a name stands for one text only.
 * Without values and name it may be a script of several statements, and the last one answers.
 */
export interface Statement {
  readonly text: string;
  readonly values?: readonly unknown[];
  readonly name?: string;
}

/**
 * Something statements can be run on.
 *
 * Values come back alike from both databases: int2/int4/oid and floats as number, int8 as bigint,
 * numeric as string, timestamptz as Moment (infinities included), date as "2026-11-22", bytea as
 * Uint8Array, json and jsonb parsed, everything else as text, arrays of those as arrays.
 *
 * Values go in as null, boolean, number, bigint, string, Uint8Array, Date, arrays of those (always
 * an SQL array), or any other object (as JSON). Instants go in as `toInstant(moment)`.
 */
export interface Queryable {
  query<R extends object = Row>(statement: Statement): Promise<R[]>;
}

export interface Database extends Queryable {
  readonly kind: "pglite" | "postgres";
  /**
   * Runs `work` in one transaction; what it throws rolls back and is thrown on.
   *
   * Inside only the handle is used: asking the database itself would wait for a second connection,
   * for ever where there is one, and is refused.
   */
  transaction<T>(work: (tx: Queryable) => Promise<T>): Promise<T>;
  /** Waits for what runs, then closes. Nothing may be asked afterwards. */
  close(): Promise<void>;
}
