import { ALWAYS, FOREVER, type Moment } from "#app/core/calendar/moment.ts";
import { differences, type Stretch } from "./differences.ts";

/** A value in force from a moment until the next one's. */
export interface Dated<T> {
  readonly from: Moment;
  readonly value: T;
}

/**
 * The versions of a setting, from what was read of it, oldest first. The first reaches back to
 * ALWAYS, as nothing is known of before; a reading that says the same again makes no version.
 */
export function versionsOf<T>(
  readings: readonly { readonly at: Moment; readonly value: T | undefined }[],
): Dated<T>[] {
  const versions: Dated<T>[] = [];
  for (const { at, value } of readings) {
    if (value === undefined || versions.at(-1)?.value === value) continue;
    versions.push({ from: versions.length === 0 ? ALWAYS : at, value });
  }
  return versions;
}

/** The first moment at which two sets of versions differ; `undefined` when they never do. */
export function changedFrom<T>(
  before: readonly Dated<T>[],
  after: readonly Dated<T>[],
): Moment | undefined {
  return differences(stretchesOf(before), stretchesOf(after))[0];
}

function stretchesOf<T>(versions: readonly Dated<T>[]): Stretch[] {
  return versions.map(({ from, value }, index) => ({
    from,
    until: versions[index + 1]?.from ?? FOREVER,
    content: JSON.stringify(value),
  }));
}

/** The value in force at a moment. The first one was so before, too. */
export function valueAt<T>(versions: readonly [Dated<T>, ...Dated<T>[]], at: Moment): T {
  return (versions.findLast(({ from }) => from <= at) ?? versions[0]).value;
}
