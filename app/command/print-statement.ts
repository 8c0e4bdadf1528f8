import { epochAt } from "#app/core/plan/epoch.ts";
import { bindSql, type SqlValue } from "#app/core/plan/sql/bind-sql.ts";
import { compileSql } from "#app/core/plan/sql/compile-sql.ts";
import type { Question } from "#app/services/segments/read-question.server.ts";

/** The statement that answers a question for all customers, and its values from $1 on. */
export interface PrintedStatement {
  readonly text: string;
  readonly values: readonly SqlValue[];
}

const LARGEST_ID = (2n ** 63n - 1n).toString();

export function printStatement(shop: bigint, { query, at, epochs }: Question): PrintedStatement {
  const plan = compileSql([query], "range");
  const asked = { kind: "range", after: "0", through: LARGEST_ID, at } as const;
  return {
    text: `${plan.text}SELECT customer FROM answer WHERE inside[1]`,
    values: bindSql(plan, { shop, epoch: epochAt(epochs, at), asked }),
  };
}
