import type { Moment } from "#app/core/calendar/moment.ts";

/** Something true during `[from, until)`. Equal `content` says the same thing. */
export interface Stretch {
  readonly from: Moment;
  readonly until: Moment;
  readonly content: string;
}

/**
 * The first moment at which two sets of stretches say different things; `undefined` when they say
 * the same at every moment, however they are cut.
 */
export function firstDifference(
  before: readonly Stretch[],
  after: readonly Stretch[],
): Moment | undefined {
  // How many more stretches of a content `after` has, at the moment reached.
  const surplus = new Map<string, number>();
  let unequal = 0;
  const shift = (content: string, by: number) => {
    const old = surplus.get(content) ?? 0;
    surplus.set(content, old + by);
    unequal += Number(old + by !== 0) - Number(old !== 0);
  };

  const events = [...eventsOf(before, -1), ...eventsOf(after, 1)].sort((a, b) =>
    a.at < b.at ? -1 : Number(a.at > b.at),
  );
  for (const [index, { at, content, by }] of events.entries()) {
    shift(content, by);
    if (events[index + 1]?.at !== at && unequal > 0) return at;
  }
  return undefined;
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
