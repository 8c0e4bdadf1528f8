import type { Queryable } from "#app/db/database.server.ts";

/** How far behind the work is, over all shops. Seconds are 0 when nothing waits. */
export interface Health {
  readonly waiting: number;
  /** How long the oldest waiting delivery has waited. */
  readonly inboxAge: number;
  readonly quarantined: number;
  /** How long ago the most overdue turn was due. */
  readonly turnLateness: number;
  /** How far the clock of the shop furthest behind is behind. */
  readonly evaluatedToLag: number;
}

/** Reads the inbox, the timing wheel and the clocks. The only statement besides the inbox's own that looks across shops. */
export async function readHealth(tx: Queryable): Promise<Health> {
  const [row] = await tx.query<{ [Key in keyof Health]: number | null }>({
    name: "read-health",
    text: `
      SELECT
        (SELECT count(*)::int FROM delivery WHERE state = 'waiting') AS waiting,
        (SELECT extract(epoch FROM now() - min(received_at))::float8
         FROM delivery WHERE state = 'waiting') AS "inboxAge",
        (SELECT count(*)::int FROM delivery WHERE state = 'quarantined') AS quarantined,
        (SELECT extract(epoch FROM now() - min(turn.due))::float8
         FROM shop s CROSS JOIN LATERAL (
           SELECT due FROM customer_turn t WHERE t.shop = s.shop ORDER BY due LIMIT 1) AS turn
         WHERE s.uninstalled_at IS NULL) AS "turnLateness",
        (SELECT extract(epoch FROM now() - min(evaluated_to))::float8
         FROM shop WHERE uninstalled_at IS NULL AND erased_at IS NULL) AS "evaluatedToLag"`,
  });
  return {
    waiting: row?.waiting ?? 0,
    inboxAge: Math.max(row?.inboxAge ?? 0, 0),
    quarantined: row?.quarantined ?? 0,
    turnLateness: Math.max(row?.turnLateness ?? 0, 0),
    evaluatedToLag: Math.max(row?.evaluatedToLag ?? 0, 0),
  };
}
