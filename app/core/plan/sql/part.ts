import type { ProductAttribute } from "#app/core/plan/match-parameters.ts";
import type { Statement } from "./statement.ts";

/** One part of the statement: at most one row a customer, joined under its alias. */
export interface Part {
  readonly name: string;
  readonly alias: string;
  readonly text: string;
}

/** No table is ever read without it. */
export function printGuard({ parameters }: Statement, alias: string): string {
  return `${alias}.shop = ${parameters.use({ kind: "shop" }, "bigint")}`;
}

/** Repeated on every table, because the planner does not carry a range over from one to the next. */
export function printRange({ parameters }: Statement, alias: string): string {
  const after = parameters.use({ kind: "after" }, "bigint");
  const through = parameters.use({ kind: "through" }, "bigint");
  return `${alias}.customer > ${after} AND ${alias}.customer <= ${through}`;
}

/** What the product of a row `s` said of itself at the moment asked about, as far as any segment names it. */
export function printProducts(
  statement: Statement,
  productTexts: ReadonlyMap<ProductAttribute, ReadonlySet<string>>,
): string {
  const { parameters } = statement;
  if (productTexts.size === 0) return "";
  const names = [...productTexts.keys()];
  const named = [...new Set([...productTexts.values()].flatMap((each) => [...each]))];
  const texts = parameters.use({ kind: "texts", texts: named }, "text[]");
  const attributes = parameters.use({ kind: "texts", texts: names }, "text[]");
  const columns = names.map((name) => {
    const attribute = parameters.use({ kind: "text", text: name }, "text");
    return `array_agg(t.value) FILTER (WHERE t.valid_from <= p.at AND t.attribute = ${attribute})
          AS product_${name}`;
  });
  return `
    LEFT JOIN LATERAL (
      SELECT ${columns.join(", ")},
        min(CASE WHEN t.valid_from > p.at THEN t.valid_from ELSE t.valid_until END) AS edge
      FROM product_value t
      WHERE ${printGuard(statement, "t")} AND t.product = s.product
        AND t.attribute = ANY(${attributes}) AND t.value = ANY(${texts})
        AND t.valid_until > p.at) g ON TRUE`;
}
