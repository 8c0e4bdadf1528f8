import type { Result, WireStatement } from "./connection.server.ts";
import type { StatementFaultParticulars } from "./statement-fault.server.ts";

/** What the embedded database's thread is started with. */
export interface PgliteOptions {
  /** Absent: in memory. */
  readonly directory?: string;
  /** A dump to start an empty database from. */
  readonly template?: Uint8Array;
}

/** What the thread is asked. Requests are answered one at a time, in order. */
export type PgliteRequest =
  | { readonly kind: "run"; readonly id: number; readonly statement: WireStatement }
  /** Asks for the next rows of the statement that is being answered. */
  | { readonly kind: "more"; readonly id: number }
  | { readonly kind: "dump"; readonly id: number }
  | { readonly kind: "close"; readonly id: number };

export type PgliteReply =
  | { readonly kind: "rows"; readonly id: number; readonly rows: Result["rows"] }
  | { readonly kind: "result"; readonly id: number; readonly result: Result }
  | { readonly kind: "dump"; readonly id: number; readonly dump: Uint8Array }
  | { readonly kind: "closed"; readonly id: number }
  | { readonly kind: "fault"; readonly id: number; readonly fault: StatementFaultParticulars };

/**
 * Rows a message. A message is read on the main thread in one go, so this bounds how long that
 * blocks: 500 rows of 10 columns take about a millisecond.
 */
export const ROWS_A_MESSAGE = 500;
