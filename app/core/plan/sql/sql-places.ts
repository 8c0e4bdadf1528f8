import { type Circle, circleRows, PLACE_PATTERN } from "#app/core/plan/circle.ts";
import { all } from "./sql-tests.ts";
import type { Statement } from "./statement.ts";

/** Prints whether one of the customer's places lies in all the circles: never null. */
export function printWithin(
  statement: Statement,
  attribute: string,
  circles: readonly Circle[],
): string {
  const { parameters, values, attributes } = statement;
  attributes.add(attribute);
  const observed = `s.attribute = ${parameters.use({ kind: "text", text: attribute }, "text")}`;
  const fits = `s.value ~ ${parameters.use({ kind: "text", text: PLACE_PATTERN }, "text")}`;
  const inside = all(circles.map((circle) => printCircle(statement, circle)));
  const some = `bool_or(CASE WHEN ${observed} AND ${fits} THEN ${inside} END)`;
  return `coalesce(v.${values.add(`${some} FILTER (WHERE s.valid_from <= p.at)`)}, false)`;
}

/** Looks the latitude up in a table of how far the circle reaches there. Whole numbers only. */
function printCircle({ parameters }: Statement, circle: Circle): string {
  const { first, wests, easts } = circleRows(circle);
  const list = (numbers: readonly number[]) =>
    parameters.use({ kind: "texts", texts: numbers.map(String) }, "integer[]");
  const before = parameters.use({ kind: "text", text: String(first - 1) }, "integer");
  const row = `${hundredths(1)} - ${before}`;
  const reaches = (longitude: string) =>
    `${longitude} BETWEEN (${list(wests)})[${row}] AND (${list(easts)})[${row}]`;
  const longitude = hundredths(2);
  return `(${[longitude, `${longitude} + 36000`, `${longitude} - 36000`].map(reaches).join(" OR ")})`;
}

function hundredths(part: 1 | 2): string {
  return `replace(split_part(s.value, ',', ${part}), '.', '')::integer`;
}
