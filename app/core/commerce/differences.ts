import { FOREVER, type Moment } from "#app/core/calendar/moment.ts";

/** Something true during `[from, until)`. Equal `content` says the same thing. */
export interface Stretch {
  readonly from: Moment;
  readonly until: Moment;
  readonly content: string;
}

/**
 * The moments at which two sets of stretches begin to say different things, or to differ otherwise
 * than before, or to agree again; ascending. None when they say the same at every moment, however
 * they are cut.
 */
export function differences(before: readonly Stretch[], after: readonly Stretch[]): Moment[] {
  // By how much each moment changes how many more stretches of a content `after` has.
  const shifts = new Map<Moment, Map<string, number>>();
  for (const { at, content, by } of [...eventsOf(before, -1), ...eventsOf(after, 1)]) {
    const shift = shifts.get(at) ?? new Map<string, number>();
    shifts.set(at, shift.set(content, (shift.get(content) ?? 0) + by));
  }
  return [...shifts]
    .filter(([at, shift]) => at < FOREVER && [...shift.values()].some((by) => by !== 0))
    .map(([at]) => at)
    .sort((a, b) => (a < b ? -1 : 1));
}

interface Event {
  readonly at: Moment;
  readonly content: string;
  readonly by: number;
}

function eventsOf(stretches: readonly Stretch[], sign: 1 | -1): Event[] {
  return stretches.flatMap(({ from, until, content }) => [
    { at: from, content, by: sign },
    { at: until, content, by: -sign },
  ]);
}
