import type { Argument } from "#app/core/language/ast.ts";

const EARTH_KM = 6371.0088;

/** Whether one of the places is as near as every distance asks, going round the globe by the haversine. */
export function isNear(parameters: readonly Argument[], places: ReadonlySet<string>): boolean {
  const tests = parameters.map(({ parameter, test }) => {
    if (test.kind !== "compare") throw new Error("A distance is compared");
    return { name: parameter.name, value: test.value };
  });
  const center = tests.find(({ name }) => name === "coordinates")?.value;
  if (center?.kind !== "coordinates") throw new Error("A distance is from somewhere");
  const from = { north: Number(center.latitude), east: Number(center.longitude) };
  return [...places].some((place) => {
    const [north = Number.NaN, east = Number.NaN] = place.split(",").map(Number);
    const away = kilometres(from, { north, east });
    return tests.every(({ name, value }) => {
      if (value.kind !== "number") return !Number.isNaN(away);
      return away <= Number(value.text) * (name === "distance_mi" ? 1.609344 : 1);
    });
  });
}

interface Point {
  readonly north: number;
  readonly east: number;
}

function kilometres(one: Point, other: Point): number {
  const radians = Math.PI / 180;
  const [a, b] = [one.north * radians, other.north * radians];
  const half =
    Math.sin((b - a) / 2) ** 2 +
    Math.cos(a) * Math.cos(b) * Math.sin(((other.east - one.east) * radians) / 2) ** 2;
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(half)));
}
