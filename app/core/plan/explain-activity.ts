import type { Activity } from "#app/core/catalog/activity.ts";
import type { ActivityFilter, ReadActivity } from "./activity-parameters.ts";
import { makeSieve, measured, neededOf, type Sifted } from "./explain-rows.ts";
import type { Fact, Grounds, UncountedFact } from "./explanation.ts";
import type { HistoryView } from "./history-view.ts";
import {
  compileActivityFilter,
  compileActivityPick,
  compileSharePick,
  isAmong,
} from "./predicate-activity.ts";

/** A customer may have opened thousands of emails: the newest of them are told, all are counted. */
const MOST_TOLD = 100;

/** What the answer of a match over activity rests on. */
export function explainActivity(read: ReadActivity, view: HistoryView): Grounds {
  return read.kind === "activity" ? explainRows(read, view) : explainRate(read, view);
}

function explainRows(
  read: Extract<ReadActivity, { kind: "activity" }>,
  view: HistoryView,
): Grounds {
  const counted = compileActivityPick(read)(view);
  const { passed, failed } = sift(
    view.activity.filter((each) => isAmong(each, read.rows)),
    read.filters,
    view,
  );
  const late = passed.filter((each) => !counted.includes(each));
  return {
    filters: neededOf(read.filters, view),
    measured: measured(read.aggregates, counted.length, () => ({
      kind: "count",
      count: counted.length,
    })),
    counted: toldOf(counted),
    uncounted: [
      ...uncountedOf(failed),
      ...toldOf(late).map((fact): UncountedFact => ({ fact, reasons: [{ kind: "too-late" }] })),
    ],
  };
}

function explainRate(
  read: Extract<ReadActivity, { kind: "activity-rate" }>,
  view: HistoryView,
): Grounds {
  const share = compileSharePick(read)(view);
  const emails = view.activity.filter(({ kind }) => kind === "email");
  const delivered = emails.filter(({ name }) => name === "delivered");
  const acted = emails.filter(({ name }) => name === read.action);
  const deliveries = sift(delivered, read.filters, view);
  const actions = sift(acted, read.actions, view);
  return {
    filters: neededOf([...read.filters, ...read.actions], view),
    measured: measured(read.aggregates, share.whole, (name) =>
      name === "rate" ? { kind: "share", ...share } : { kind: "count", count: share.whole },
    ),
    counted: [...toldOf(deliveries.passed), ...toldOf(actions.passed)],
    uncounted: [...uncountedOf(deliveries.failed), ...uncountedOf(actions.failed)],
  };
}

function sift(
  rows: readonly Activity[],
  filters: readonly ActivityFilter[],
  view: HistoryView,
): Sifted<Activity> {
  const sieve = makeSieve(
    filters.map((filter) => ({ name: filter.name, holds: compileActivityFilter(filter) })),
    view,
  );
  return sieve(rows);
}

function toldOf(rows: readonly Activity[]): Fact[] {
  return rows
    .toSorted((one, other) => other.at - one.at)
    .slice(0, MOST_TOLD)
    .map((activity) => ({ kind: "activity", activity }));
}

function uncountedOf(failed: Sifted<Activity>["failed"]): UncountedFact[] {
  return failed
    .toSorted((one, other) => other.row.at - one.row.at)
    .slice(0, MOST_TOLD)
    .map(({ row, reasons }) => ({ fact: { kind: "activity", activity: row }, reasons }));
}
