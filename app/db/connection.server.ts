import type { WireValue } from "./wire-value.server.ts";

/** A statement ready to travel. No values and no name: a script, run by the simple protocol. */
export interface WireStatement {
  readonly text: string;
  readonly values?: readonly WireValue[];
  readonly name?: string;
  /** Rows keep PostgreSQL's text form; for callers who read types their own way. */
  readonly raw?: boolean;
}

export interface Result {
  readonly columns: readonly { readonly name: string; readonly oid: number }[];
  readonly rows: readonly (readonly unknown[])[];
  /** What was done: SELECT, INSERT, COMMIT ... */
  readonly command: string;
  /** Rows returned or touched. */
  readonly affected: number;
}

/** One connection, held by one caller at a time. */
export interface Connection {
  run(statement: WireStatement): Promise<Result>;
  /** Gives the connection back; a broken one is thrown away. */
  release(broken?: boolean): void;
}

/** Where connections come from. Those who wait are served in order. */
export interface ConnectionSource {
  readonly kind: "pglite" | "postgres";
  lease(): Promise<Connection>;
  close(): Promise<void>;
}
