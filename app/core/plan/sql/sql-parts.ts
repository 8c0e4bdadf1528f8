import type { Asked } from "./asked.ts";
import { type Part, printGuard, printProducts, printRange } from "./part.ts";
import { printActivity } from "./sql-activity-parts.ts";
import { printLineProducts } from "./sql-line-products.ts";
import type { Statement } from "./statement.ts";

/**
 * Assembles the statement from what the queries needed of each part.
 *
 * `asked` is who and when, `probe` adds the bounds that move; every other part reads one table once,
 * joined to the probes. A stretch of a fact is looked at when it ends after the moment asked: it
 * holds if it has begun, and otherwise its beginning is the next thing that can happen to it.
 */
export function printParts(statement: Statement, answers: readonly string[], asked: Asked): string {
  const parts = [
    printOrders(statement, asked),
    printLines(statement, asked),
    printValues(statement, asked),
    printCheckouts(statement, asked),
    printAbandoned(statement, asked),
    ...printActivity(statement, asked),
  ].filter((part) => part !== undefined);
  const texts = [
    `asked AS MATERIALIZED (${printAsked(statement, asked)})`,
    `probe AS MATERIALIZED (SELECT a.*${statement.bounds.print()} FROM asked a)`,
    ...parts.map(({ text }) => text),
    `answer AS (${printAnswer(statement, answers, parts)})`,
  ];
  return `WITH ${texts.join(",\n")}\n`;
}

function printAsked(statement: Statement, asked: Asked): string {
  const { parameters } = statement;
  const days = parameters.use({ kind: "days" }, "timestamptz[]");
  return `SELECT c.customer, u.at, c.known_from,
    CASE WHEN c.added_at <= u.at THEN c.added_at END AS added_at,
    CASE WHEN c.added_at > u.at THEN c.added_at END AS added_edge,
    width_bucket(u.at, ${days}) AS day
    FROM ${asked === "probes" ? printProbes(statement) : printCustomers(statement)}
      AND ${printGuard(statement, "c")} AND c.gone_at IS NULL`;
}

function printProbes({ parameters }: Statement): string {
  const customers = parameters.use({ kind: "customers" }, "bigint[]");
  const moments = parameters.use({ kind: "moments" }, "timestamptz[]");
  return `unnest(${customers}, ${moments}) AS u (customer, at)
      JOIN customer c ON c.customer = u.customer`;
}

function printCustomers(statement: Statement): string {
  const moment = statement.parameters.use({ kind: "moment" }, "timestamptz");
  return `(SELECT ${moment} AS at) u JOIN customer c ON ${printRange(statement, "c")}`;
}

function printOrders(statement: Statement, asked: Asked): Part | undefined {
  const { orders, orderColumns, orderGaps, bounds } = statement;
  if (orders.size() === 0) return undefined;
  const more = printMore(orderColumns);
  const gaps =
    orderGaps.size() === 0
      ? ""
      : `order_at AS MATERIALIZED (SELECT s.*${orderGaps.print()} FROM order_read s),\n`;
  return {
    name: "order_answer",
    alias: "o",
    text: `${orderGaps.size() === 0 ? "order_at AS MATERIALIZED" : "order_read AS"} (
    SELECT p.customer${bounds.printNames("p")}, s.placed, s.net${more}, ${printStretch(statement)}
    FROM probe p JOIN order_state s ON ${printJoin(statement, asked)}),
${gaps}order_answer AS MATERIALIZED (
    SELECT s.customer, min(s.edge) AS edge${orders.print()} FROM order_at s GROUP BY s.customer)`,
  };
}

function printLines(statement: Statement, asked: Asked): Part | undefined {
  const { bounds, orderLines, lines, lineColumns, productTexts } = statement;
  if (lines.size() === 0) return undefined;
  const edge = productTexts.size === 0 ? "s.edge" : "least(s.edge, s.product_edge)";
  const more = printMore(lineColumns);
  return {
    name: "line_answer",
    alias: "l",
    text: `line_then AS MATERIALIZED (
    SELECT p.customer, p.at${bounds.printNames("p")}, s.order_id, s.line_id, s.valid_from, s.product,
      s.quantity, s.placed${more}, ${printStretch(statement)}
    FROM probe p JOIN line_state s ON ${printJoin(statement, asked)}),
${printLineProducts(statement)}order_line AS (
    SELECT s.customer, min(${edge}) AS edge${orderLines.print()}
    FROM ${productTexts.size === 0 ? "line_then" : "line_at"} s GROUP BY s.customer, s.order_id),
line_answer AS MATERIALIZED (
    SELECT k.customer, min(k.edge) AS edge${lines.print()} FROM order_line k GROUP BY k.customer)`,
  };
}

function printMore(columns: ReadonlySet<string>): string {
  return [...columns].map((column) => `, s.${column}`).join("");
}

function printValues(statement: Statement, asked: Asked): Part | undefined {
  const { parameters, values, attributes } = statement;
  if (values.size() === 0) return undefined;
  const names = parameters.use({ kind: "texts", texts: [...attributes] }, "text[]");
  return {
    name: "value_answer",
    alias: "v",
    text: `value_answer AS MATERIALIZED (
    SELECT p.customer, min(${EDGE}) AS edge${values.print()}
    FROM probe p JOIN customer_value s ON ${printJoin(statement, asked)}
      AND s.attribute = ANY(${names})
    GROUP BY p.customer)`,
  };
}

function printCheckouts(statement: Statement, asked: Asked): Part | undefined {
  const { checkouts } = statement;
  if (checkouts.size() === 0) return undefined;
  return {
    name: "checkout_answer",
    alias: "c",
    text: `checkout_answer AS MATERIALIZED (
    SELECT p.customer, min(${EDGE}) AS edge${checkouts.print()}
    FROM probe p JOIN checkout_state s ON ${printJoin(statement, asked)}
    GROUP BY p.customer)`,
  };
}

function printAbandoned(statement: Statement, asked: Asked): Part | undefined {
  const { bounds, checkoutLines, abandoned, leftTexts } = statement;
  if (abandoned.size() === 0) return undefined;
  const attributes = [...leftTexts.keys()].map((each) => `, g.product_${each}`);
  const products = attributes.length === 0 ? "" : `${attributes.join("")}, g.edge AS product_edge`;
  const edge = attributes.length === 0 ? "s.edge" : "least(s.edge, s.product_edge)";
  return {
    name: "abandoned_answer",
    alias: "d",
    text: `left_at AS MATERIALIZED (
    SELECT p.customer${bounds.printNames("p")}, s.token, s.line, s.abandoned, s.recovered, s.amount,
      s.product, s.title, s.sku, s.quantity, s.valid_from <= p.at AS counts, ${EDGE} AS edge${products}
    FROM probe p JOIN checkout_line_state s ON ${printJoin(statement, asked)}${printProducts(statement, leftTexts)}),
left_checkout AS (
    SELECT s.customer, min(${edge}) AS edge${checkoutLines.print()}
    FROM left_at s GROUP BY s.customer, s.token),
abandoned_answer AS MATERIALIZED (
    SELECT k.customer, min(k.edge) AS edge${abandoned.print()}
    FROM left_checkout k GROUP BY k.customer)`,
  };
}

function printAnswer(
  { parameters, turns }: Statement,
  answers: readonly string[],
  parts: readonly Part[],
): string {
  const inside = answers.map((answer) => `p.known_from <= p.at AND ${answer}`);
  const moments = [
    "CASE WHEN p.known_from > p.at THEN p.known_from END",
    "p.added_edge",
    parameters.use({ kind: "context-end" }, "timestamptz"),
    ...parts.map(({ alias }) => `${alias}.edge`),
    ...turns,
  ];
  return `SELECT p.customer, p.at, ARRAY[${inside.join(", ")}]::boolean[] AS inside,
    nullif(least(${moments.join(", ")}), 'infinity') AS turn
    FROM probe p${parts
      .map(({ name, alias }) => ` LEFT JOIN ${name} ${alias} ON ${alias}.customer = p.customer`)
      .join("")}`;
}

/** What comes next in a stretch `s` that ends after the moment: its beginning, or else its end. */
const EDGE = "CASE WHEN s.valid_from > p.at THEN s.valid_from ELSE s.valid_until END";

/** Whether the order counts at the moment, and what comes next in the stretch. */
function printStretch({ parameters }: Statement): string {
  const excluded = parameters.use({ kind: "excluded-traits" }, "integer");
  return `s.valid_from <= p.at AND s.traits & ${excluded} = 0 AS counts, ${EDGE} AS edge`;
}

function printJoin(statement: Statement, asked: Asked): string {
  const own = `${printGuard(statement, "s")} AND s.customer = p.customer AND s.valid_until > p.at`;
  return asked === "range" ? `${own} AND ${printRange(statement, "s")}` : own;
}
