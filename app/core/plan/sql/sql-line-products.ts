import { printGuard } from "./part.ts";
import type { Statement } from "./statement.ts";

/** What makes a line of `line_then` this one and no other. */
const LINE = "customer, order_id, line_id, valid_from";

/**
 * Puts beside the lines of `line_then` what their products said of themselves at the moment asked
 * about, as far as any segment names it: the parts up to `line_at`. Nothing where none does.
 *
 * Each product is looked up once, however many lines have it, and only lines whose product says
 * something named are gathered: a look-up for every line took a third of the whole statement.
 */
export function printLineProducts(statement: Statement): string {
  const { parameters, productTexts } = statement;
  if (productTexts.size === 0) return "";
  const names = [...productTexts.keys()];
  const named = [...new Set([...productTexts.values()].flatMap((each) => [...each]))];
  const texts = parameters.use({ kind: "texts", texts: named }, "text[]");
  const attributes = parameters.use({ kind: "texts", texts: names }, "text[]");
  const columns = names.map((name) => {
    const attribute = parameters.use({ kind: "text", text: name }, "text");
    return `array_agg(t.value) FILTER (WHERE t.since <= s.at AND t.attribute = ${attribute})
        AS product_${name}`;
  });
  return `product_said AS MATERIALIZED (
    SELECT t.product, t.attribute, t.value, t.valid_from AS since, t.valid_until
    FROM (SELECT DISTINCT product FROM line_then) d JOIN product_value t ON t.product = d.product
      AND ${printGuard(statement, "t")}
      AND t.attribute = ANY(${attributes}) AND t.value = ANY(${texts})),
line_product AS MATERIALIZED (
    SELECT ${LINE}, ${columns.join(", ")},
      min(CASE WHEN t.since > s.at THEN t.since ELSE t.valid_until END) AS product_edge
    FROM line_then s JOIN product_said t ON t.product = s.product AND t.valid_until > s.at
    GROUP BY ${LINE}),
line_at AS (
    SELECT s.*, ${names.map((name) => `g.product_${name}`).join(", ")}, g.product_edge
    FROM line_then s LEFT JOIN line_product g USING (${LINE})),
`;
}
