import { invariant } from "#app/lib/invariant.ts";
import type { Argument, Value } from "#app/core/language/ast.ts";

/** All that lies within a distance of a point. Several are all meant at once. */
export interface Circle {
  readonly latitude: number;
  readonly longitude: number;
  readonly kilometres: number;
}

/** A place in whole hundredths of a degree: as fine as anyone's is kept. */
export interface GridPlace {
  readonly latitude: number;
  readonly longitude: number;
}

/** What counts as a place in an observed value, "45.42,-75.69"; the same pattern runs in SQL. */
export const PLACE_PATTERN = "^-?[0-9]{1,2}[.][0-9]{2},-?[0-9]{1,3}[.][0-9]{2}$";

/** The mean radius of the earth: H. Moritz, Geodetic Reference System 1980, R1. */
const EARTH_KM = 6371.0088;
/** International mile, 1959. */
const KM_PER_MILE = 1.609344;
const FULL_TURN = 36_000;
/** Far below a hundredth of a degree: what arithmetic may have lost. */
const SLACK = 1e-6;

/** The circles that a checked `customer_within_distance` asks for: one for each unit it names. */
export function circlesOf(parameters: readonly Argument[]): Circle[] {
  const center = parameters.map(toValue).find((value) => value?.kind === "coordinates");
  invariant(center?.kind === "coordinates", "a checked distance is from somewhere");
  const [latitude, longitude] = [Number(center.latitude), Number(center.longitude)];
  return parameters.flatMap((argument) => {
    const value = toValue(argument);
    if (value?.kind !== "number") return [];
    const isMiles = argument.parameter.name === "distance_mi";
    const kilometres = Number(value.text) * (isMiles ? KM_PER_MILE : 1);
    return [{ latitude, longitude, kilometres }];
  });
}

function toValue({ test }: Argument): Value | undefined {
  return test.kind === "compare" ? test.value : undefined;
}

export function readPlace(text: string): GridPlace {
  const [latitude = "", longitude = ""] = text.replaceAll(".", "").split(",");
  return { latitude: Number(latitude), longitude: Number(longitude) };
}

/** Whether a place lies in the circle, by the very table that SQL looks up. */
export function isWithin({ latitude, longitude }: GridPlace, circle: Circle): boolean {
  const { west, east } = stretchAt(circle, latitude);
  return [-FULL_TURN, 0, FULL_TURN].some(
    (turn) => west <= longitude + turn && longitude + turn <= east,
  );
}

/** The circle as SQL looks it up: for each latitude from the first on, how far it reaches. */
export function circleRows(circle: Circle): {
  readonly first: number;
  readonly wests: readonly number[];
  readonly easts: readonly number[];
} {
  const reach = toDegrees(circle.kilometres / EARTH_KM) * 100 + 1;
  const first = Math.max(-9_000, Math.floor(circle.latitude * 100 - reach));
  const last = Math.min(9_000, Math.ceil(circle.latitude * 100 + reach));
  const rows = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) =>
    stretchAt(circle, first + index),
  );
  return { first, wests: rows.map(({ west }) => west), easts: rows.map(({ east }) => east) };
}

/**
 * The longitudes from `west` through `east`, in hundredths, at which a place on the latitude lies in
 * the circle; none when `east` is less. By the haversine formula (R. W. Sinnott, "Virtues of the
 * Haversine", Sky and Telescope 68, 1984), solved for the longitude. Worked out nowhere else, so
 * that predicate and SQL cannot differ.
 */
function stretchAt(
  { latitude, longitude, kilometres }: Circle,
  row: number,
): { readonly west: number; readonly east: number } {
  const angle = kilometres / EARTH_KM;
  if (angle < 0) return NOWHERE;
  if (angle >= Math.PI) return EVERYWHERE;
  const [from, to] = [toRadians(latitude), toRadians(row / 100)];
  const left = haversine(angle) - haversine(to - from);
  if (left < -1e-12) return NOWHERE;
  const width = Math.cos(from) * Math.cos(to);
  if (left >= width) return EVERYWHERE;
  const reach = toDegrees(2 * Math.asin(Math.sqrt(Math.max(0, left) / width))) * 100;
  return {
    west: Math.ceil(longitude * 100 - reach - SLACK),
    east: Math.floor(longitude * 100 + reach + SLACK),
  };
}

const NOWHERE = { west: 1, east: 0 };
const EVERYWHERE = { west: -FULL_TURN / 2, east: FULL_TURN / 2 };

function haversine(angle: number): number {
  return Math.sin(angle / 2) ** 2;
}

function toRadians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}

function toDegrees(radians: number): number {
  return (radians * 180) / Math.PI;
}
