import type { Moment } from "#app/core/calendar/moment.ts";
import type { Queryable } from "#app/db/database.server.ts";
import type { HistoryImport, ImportPhase } from "./history-import.server.ts";

interface ImportRow {
  readonly import: string;
  readonly state: "running" | "done";
  readonly phase: ImportPhase;
  readonly bulk_operation: string | null;
  readonly cursor: string | null;
  readonly orders_total: number | null;
  readonly orders_done: number;
  readonly started_at: Moment;
  readonly failure: string | null;
  readonly resume_at: Moment | null;
}

/** The shop's latest import. */
export async function findImport(tx: Queryable, shop: bigint): Promise<HistoryImport | undefined> {
  const [row] = await tx.query<ImportRow>({
    name: "find-import",
    text: `SELECT import, state, phase, bulk_operation, cursor, orders_total, orders_done,
                  started_at, failure, resume_at
           FROM history_import WHERE shop = $1::bigint ORDER BY started_at DESC, import LIMIT 1`,
    values: [shop],
  });
  if (row === undefined) return undefined;
  return {
    import: row.import,
    state: row.state,
    phase: row.phase,
    bulkOperation: row.bulk_operation ?? undefined,
    cursor: Number(row.cursor ?? "0"),
    ordersTotal: row.orders_total ?? undefined,
    ordersDone: row.orders_done,
    startedAt: row.started_at,
    failure: row.failure ?? undefined,
    resumeAt: row.resume_at ?? undefined,
  };
}
