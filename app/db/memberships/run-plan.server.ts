import { createHash } from "node:crypto";
import type { Moment } from "#app/core/calendar/moment.ts";
import { type AskedProbes, bindSql, type Binding } from "#app/core/plan/sql/bind-sql.ts";
import type { SqlPlan } from "#app/core/plan/sql/compile-sql.ts";
import type { Queryable } from "#app/db/database.server.ts";

/** What a plan answers for one customer. A customer who is gone is left out. */
export interface PlanAnswer {
  readonly customer: string;
  /** One letter a query, `t` or `f`. */
  readonly inside: string;
  /** The next moment at which any answer may change. */
  readonly turn: Moment | undefined;
}

/** Asks a plan about customers, each at its own moment. */
export async function runPlan(
  tx: Queryable,
  plan: SqlPlan,
  binding: Binding & { readonly asked: AskedProbes },
): Promise<PlanAnswer[]> {
  const text = `${plan.text}SELECT customer::text, array_to_string(inside, '') AS inside, turn FROM answer`;
  const rows = await tx.query<{ customer: string; inside: string; turn: Moment | null }>({
    name: statementName(text),
    text,
    values: bindSql(plan, binding),
  });
  return rows.map(({ turn, ...row }) => ({ ...row, turn: turn ?? undefined }));
}

/** Plans are printed alike for the same queries, so each is prepared once a connection. */
function statementName(text: string): string {
  return `plan-${createHash("sha1").update(text).digest("hex").slice(0, 20)}`;
}
