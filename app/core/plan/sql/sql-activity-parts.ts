import type { Asked } from "./asked.ts";
import { type Part, printGuard, printProducts, printRange } from "./part.ts";
import type { Statement } from "./statement.ts";

/**
 * The parts over activity, if any query asks about it. It is read once, those kinds that are asked
 * about. What happens only after the moment asked is an edge: the earliest of it comes next.
 */
export function printActivity(statement: Statement, asked: Asked): Part[] {
  const { activityKinds, activity, rates } = statement;
  if (activityKinds.size === 0) return [];
  const answer = {
    name: "activity_answer",
    alias: "y",
    text: `${printAt(statement, asked)},
activity_answer AS MATERIALIZED (
    SELECT s.customer, min(s.edge) AS edge${activity.print()} FROM activity_at s GROUP BY s.customer)`,
  };
  return rates.size() === 0 ? [answer] : [answer, printRates(statement)];
}

function printAt(statement: Statement, asked: Asked): string {
  const { parameters, bounds, firsts, activityKinds, visitedTags } = statement;
  const kinds = parameters.use({ kind: "texts", texts: [...activityKinds] }, "text[]");
  const tagged = visitedTags.size > 0;
  const texts = new Map(tagged ? [["tag", visitedTags] as const] : []);
  const ahead = "CASE WHEN s.happened_at > p.at THEN s.happened_at END";
  const edge = tagged ? `least(${ahead}, CASE WHEN s.happened_at <= p.at THEN g.edge END)` : ahead;
  const range = asked === "range" ? ` AND ${printRange(statement, "s")}` : "";
  const read = `SELECT p.customer${bounds.printNames("p")}, s.kind, s.name, s.source, s.message,
      s.campaign, s.link, s.machine, s.page, s.product, s.collection, s.dwell, s.properties,
      s.happened_at, s.happened_at <= p.at AS counts, ${edge} AS edge${tagged ? ", g.product_tag" : ""}
    FROM probe p JOIN activity s ON ${printGuard(statement, "s")} AND s.customer = p.customer
      AND s.kind = ANY(${kinds})${range}${printProducts(statement, texts)}`;
  if (firsts.size() === 0) return `activity_at AS MATERIALIZED (\n    ${read})`;
  return `activity_read AS (\n    ${read}),
activity_at AS MATERIALIZED (SELECT s.*${firsts.print()} FROM activity_read s)`;
}

function printRates({ emails, rates }: Statement): Part {
  return {
    name: "rate_answer",
    alias: "r",
    text: `activity_email AS (
    SELECT s.customer${emails.print()}
    FROM activity_at s WHERE s.message IS NOT NULL GROUP BY s.customer, s.source, s.message),
rate_answer AS MATERIALIZED (
    SELECT k.customer, NULL::timestamptz AS edge${rates.print()}
    FROM activity_email k GROUP BY k.customer)`,
  };
}
