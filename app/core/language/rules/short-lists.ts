import type { Inspection } from "#app/core/language/inspection.ts";
import { LONGEST_LIST } from "#app/core/language/limits.ts";
import type { Mistake } from "#app/core/language/mistake.ts";

/** Short lists: IN takes up to 500 values. Marks those from the first one too many on. */
export function* shortLists({ places }: Inspection): Generator<Mistake> {
  for (const { test } of places) {
    if (test?.kind !== "in") continue;
    const excess = test.values[LONGEST_LIST];
    const last = test.values.at(-1);
    if (excess === undefined || last === undefined) continue;
    const span = { start: excess.span.start, end: last.span.end };
    yield { code: "list-too-long", span, limit: LONGEST_LIST };
  }
}
