import fc from "fast-check";
import { expect, test } from "vitest";
import { ALWAYS } from "#app/core/calendar/moment.ts";
import { datedValues, NOTHING, type Observation } from "#app/core/commerce/dated-values.ts";
import { runs } from "#tests/support/runs.ts";

const VALUES = ["a", "b", "c"];

/** Times and stamps are few, so that ties are common. */
const anyStamp = fc.record({
  at: fc.oneof(fc.constant(ALWAYS), fc.nat(6)),
  triggeredAt: fc.nat(2),
  bodyHash: fc.constantFrom("0", "1"),
});

/** A read of some values, or one value added or removed. */
const anyTelling = fc.oneof(
  fc.tuple(fc.subarray(VALUES), anyStamp).map(([values, stamp]) =>
    [NOTHING, ...values].map(
      (value): Observation => ({
        attribute: "tags",
        kind: "read",
        value,
        ...stamp,
        // Two bodies with one hash are one body.
        bodyHash: stamp.bodyHash + values.join(""),
      }),
    ),
  ),
  fc
    .tuple(fc.constantFrom(...VALUES), fc.constantFrom("added", "removed"), anyStamp)
    .map(([value, kind, stamp]): Observation[] => [{ attribute: "tags", value, kind, ...stamp }]),
);

const anyObservations = fc.array(anyTelling, { maxLength: 8 }).map((tellings) => tellings.flat());

test("any order of arrival and any duplicates give equal values", () => {
  const twice = anyObservations.chain((seen) =>
    fc.tuple(
      fc.constant(seen),
      fc.shuffledSubarray([...seen, ...seen], { minLength: seen.length * 2 }),
    ),
  );
  fc.assert(
    fc.property(twice, ([seen, again]) => {
      expect(datedValues(again)).toEqual(datedValues(seen));
    }),
    { numRuns: runs(300) },
  );
});

test("stretches of one value neither touch nor overlap", () => {
  fc.assert(
    fc.property(anyObservations, (seen) => {
      for (const value of VALUES) {
        const stretches = datedValues(seen).filter((each) => each.value === value);
        for (const [index, { from, until }] of stretches.entries()) {
          expect(from).toBeLessThan(until);
          const next = stretches[index + 1];
          if (next) expect(until).toBeLessThan(next.from);
        }
      }
    }),
    { numRuns: runs(300) },
  );
});

test("keeping the greatest stamp for each value, kind and moment loses nothing", () => {
  fc.assert(
    fc.property(anyObservations, (seen) => {
      const kept = new Map<string, Observation>();
      for (const each of seen) {
        const key = `${each.value} ${each.kind} ${each.at}`;
        const rival = kept.get(key);
        if (!rival || isLater(each, rival)) kept.set(key, each);
      }
      expect(datedValues([...kept.values()])).toEqual(datedValues(seen));
    }),
    { numRuns: runs(500) },
  );
});

test("at every moment a value holds when its last writer says so", () => {
  fc.assert(
    fc.property(
      anyObservations,
      fc.constantFrom(...VALUES),
      fc.integer({ min: -1, max: 7 }),
      (seen, value, at) => {
        const holds = datedValues(seen).some(
          (each) => each.value === value && each.from <= at && at < each.until,
        );
        expect(holds).toBe(byTheLastWriter(seen, value, at));
      },
    ),
    { numRuns: runs(500) },
  );
});

/** The same by looking at one value and one moment only. */
function byTheLastWriter(seen: readonly Observation[], value: string, moment: number): boolean {
  const writers = seen.filter((each) => each.kind === "read" || each.value === value);
  const written = writers.filter(({ at }) => at <= moment);
  if (written.length > 0) return isWritten(value, latestOf(written), seen);

  const first = Math.min(...writers.map(({ at }) => at));
  const earliest = writers.filter(({ at }) => at === first);
  if (earliest.length === 0) return false;
  const writer = latestOf(earliest);
  if (writer.kind === "read") return isWritten(value, writer, seen);
  return writer.kind === "removed";
}

function isWritten(value: string, writer: Observation, seen: readonly Observation[]): boolean {
  if (writer.kind !== "read") return writer.kind === "added";
  return seen.some(
    (each) =>
      each.kind === "read" &&
      each.value === value &&
      each.at === writer.at &&
      each.triggeredAt === writer.triggeredAt &&
      each.bodyHash === writer.bodyHash,
  );
}

function latestOf(observations: readonly Observation[]): Observation {
  return observations.reduce((latest, each) => (isLater(each, latest) ? each : latest));
}

function isLater(a: Observation, b: Observation): boolean {
  if (a.at !== b.at) return a.at > b.at;
  if (a.triggeredAt !== b.triggeredAt) return a.triggeredAt > b.triggeredAt;
  if (a.bodyHash !== b.bodyHash) return a.bodyHash > b.bodyHash;
  const rank = ["read", "removed", "added"];
  return rank.indexOf(a.kind) > rank.indexOf(b.kind);
}
