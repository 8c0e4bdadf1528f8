import { type AskedRange, bindSql, type Binding } from "#app/core/plan/sql/bind-sql.ts";
import type { SqlPlan } from "#app/core/plan/sql/compile-sql.ts";
import type { Queryable } from "#app/db/database.server.ts";

/** A definition being built. */
interface Version {
  readonly segment: string;
  readonly version: number;
}

/**
 * Writes the first memberships of a range of customers, and asks for looks at their next turns.
 *
 * `versions` are those of the plan's queries, in their order. Nothing of them may be stored for
 * these customers yet.
 *
 * Not prepared: ranges differ in size by the hundred, and a plan made for none of them joins by
 * nested loops over thousands of customers.
 */
export async function buildRange(
  tx: Queryable,
  plan: SqlPlan,
  versions: readonly Version[],
  binding: Binding & { readonly asked: AskedRange },
): Promise<void> {
  const next = plan.parameters.length + 1;
  const text = `${plan.text}, entered AS (
      INSERT INTO membership (shop, segment, version, customer, entered_at)
      SELECT $${next}::bigint, v.segment, v.version, a.customer, a.at
      FROM answer a
      CROSS JOIN LATERAL unnest($${next + 1}::uuid[], $${next + 2}::int[], a.inside)
        AS v (segment, version, inside)
      WHERE v.inside
      RETURNING segment, version),
    turned AS (
      INSERT INTO customer_turn AS t (shop, customer, due, cause)
      SELECT $${next}::bigint, a.customer, a.turn, 'time' FROM answer a WHERE a.turn IS NOT NULL
      ON CONFLICT (shop, customer) DO UPDATE SET due = excluded.due, cause = excluded.cause
      WHERE excluded.due < t.due),
    counted AS (SELECT segment, version, count(*) AS members FROM entered GROUP BY segment, version)
    UPDATE segment_version v SET members = v.members + c.members
    FROM counted c
    WHERE v.shop = $${next}::bigint AND v.segment = c.segment AND v.version = c.version`;
  await tx.query({
    text,
    values: [
      ...bindSql(plan, binding),
      binding.shop,
      versions.map(({ segment }) => segment),
      versions.map(({ version }) => version),
    ],
  });
}
