import type { Abandonment, CustomerHistory } from "#app/core/catalog/customer-history.ts";
import type { Fact, Grounds, Reason, UncountedFact } from "./explanation.ts";
import { makeSieve, measured, neededOf } from "./explain-rows.ts";
import type { HistoryView } from "./history-view.ts";
import type { ReadMatch } from "./match-parameters.ts";
import { compileCheckoutFilter, leftLines } from "./predicate-checkouts.ts";

/** What the answer of a match over abandoned checkouts rests on. */
export function explainCheckouts(
  { filters, aggregates }: Extract<ReadMatch, { kind: "checkouts" }>,
  { abandonments }: CustomerHistory,
  view: HistoryView,
): Grounds {
  const sieve = makeSieve(
    filters.map((filter) => ({ name: filter.name, holds: compileCheckoutFilter(filter) })),
    view,
  );
  const counted: Fact[] = [];
  const uncounted: UncountedFact[] = [];
  for (const checkout of view.abandonments) {
    const { passed, failed } = sieve(leftLines(checkout));
    if (passed.length > 0) counted.push(toFact(checkout));
    else uncounted.push({ fact: toFact(checkout), reasons: sharedReasons(failed) });
  }
  const standing = new Set(view.abandonments.map(({ checkout }) => checkout));
  const deleted = abandonments.filter(
    ({ checkout, until }, index) =>
      until <= view.at &&
      !standing.has(checkout) &&
      abandonments.findLastIndex((other) => other.checkout === checkout) === index,
  );
  return {
    filters: neededOf(filters, view),
    measured: measured(aggregates, counted.length, () => ({
      kind: "count",
      count: counted.length,
    })),
    counted,
    uncounted: [
      ...uncounted,
      ...deleted.map(
        (checkout): UncountedFact => ({
          fact: toFact(checkout),
          reasons: [{ kind: "ended", at: checkout.until }],
        }),
      ),
    ],
  };
}

/** What no line passes; where each filter has a line that passes it, all that some line fails. */
function sharedReasons(failed: readonly { readonly reasons: readonly Reason[] }[]): Reason[] {
  const all = new Map<string, { reason: Reason; times: number }>();
  for (const reason of failed.flatMap(({ reasons }) => reasons)) {
    const key = JSON.stringify(reason);
    all.set(key, { reason, times: (all.get(key)?.times ?? 0) + 1 });
  }
  const shared = [...all.values()].filter(({ times }) => times === failed.length);
  return (shared.length > 0 ? shared : [...all.values()]).map(({ reason }) => reason);
}

function toFact({ checkout, abandoned }: Abandonment): Fact {
  return { kind: "checkout", checkout, abandoned };
}
