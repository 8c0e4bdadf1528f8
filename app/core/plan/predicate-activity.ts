import { assertNever } from "#app/lib/assert-never.ts";
import type { Activity } from "#app/core/catalog/activity.ts";
import type { ActivityRows } from "#app/core/catalog/attribute.ts";
import type { Test } from "#app/core/language/ast.ts";
import type { ActivityAggregate, ActivityFilter, ReadActivity } from "./activity-parameters.ts";
import type { HistoryView } from "./history-view.ts";
import { DECIMAL_PATTERN } from "./observed-kind.ts";
import {
  compileInstantTest,
  compileNumberTest,
  compileTextTest,
  type FactTest,
} from "./predicate-tests.ts";
import { compileShareTest, type Share } from "./share-test.ts";
import { toText } from "./value-text.ts";

type Read<Kind extends ReadActivity["kind"]> = Extract<ReadActivity, { kind: Kind }>;

/** Answers a match over activity, negation aside. */
export function compileActivityMatch(read: ReadActivity): (view: HistoryView) => boolean {
  if (read.kind === "activity-rate") return compileRate(read);
  const pick = compileActivityPick(read);
  const aggregates = read.aggregates.map(({ test }) => compileNumberTest(test));
  return (view) => {
    const rows = pick(view);
    if (aggregates.length === 0) return rows.length > 0;
    return aggregates.every((holds) => holds([String(rows.length)], view));
  };
}

/** The rows that a match counts: those that pass its filters, in time after the first of them. */
export function compileActivityPick(
  read: Read<"activity">,
): (view: HistoryView) => readonly Activity[] {
  const filters = read.filters.map(compileActivityFilter);
  const { rows, within } = read;
  return (view) => {
    const passing = view.activity.filter(
      (each) => isAmong(each, rows) && filters.every((holds) => holds(each, view)),
    );
    const last = Math.min(...passing.map(({ at }) => at)) + (within ?? 0);
    return within === undefined ? passing : passing.filter(({ at }) => at <= last);
  };
}

/** Whether a function looks at the activity at all. */
export function isAmong(activity: Activity, { kind, name, source, of }: ActivityRows): boolean {
  return (
    activity.kind === kind &&
    (name === undefined || activity.name === name) &&
    (source === undefined || activity.source === source) &&
    (of === undefined || activity[of] !== undefined)
  );
}

/** Whether an activity is one of those that a match looks at, as far as one parameter goes. */
export function compileActivityFilter({ field, test }: ActivityFilter): FactTest<Activity> {
  switch (field.kind) {
    case "at": {
      const holds = compileInstantTest(test);
      return ({ at }, view) => holds(at, view);
    }
    case "text": {
      const holds = test.kind === "contains" ? compilePartTest(test) : compileTextTest(test, false);
      return (activity, view) => holds(known(activity[field.of]), view);
    }
    case "machine": {
      const holds = compileTextTest(test, false);
      return ({ machine }, view) => holds([String(machine)], view);
    }
    case "number": {
      const holds = compileNumberTest(test);
      return (activity, view) => holds(known(activity[field.of]).map(String), view);
    }
    case "activity-id": {
      const holds = compileNumberTest(test);
      const decimal = new RegExp(DECIMAL_PATTERN);
      return ({ campaign }, view) =>
        holds(
          known(campaign).filter((text) => decimal.test(text)),
          view,
        );
    }
    case "tag": {
      const holds = compileTextTest(test, true);
      return ({ product }, view) => holds(view.productValues(product, "tag"), view);
    }
    case "property": {
      const holds =
        field.type === "number" ? compileNumberTest(test) : compileTextTest(test, false);
      return ({ properties }, view) => holds(propertyOf(properties, field), view);
    }
    default:
      return assertNever(field);
  }
}

/** Whether a text has another in it; an unknown one has nothing in it. */
function compilePartTest({ negated, value }: PartTest): FactTest<readonly string[]> {
  const part = toText(value, false);
  return (texts) => negated !== texts.some((text) => text.includes(part));
}

type PartTest = Extract<Test, { kind: "contains" }>;

function propertyOf(
  properties: Activity["properties"],
  { name, type }: { readonly name: string; readonly type: string },
): string[] {
  const value = Object.hasOwn(properties, name) ? properties[name] : undefined;
  return typeof value === type ? [String(value)] : [];
}

function known<T>(value: T | undefined): T[] {
  return value === undefined ? [] : [value];
}

function compileRate(read: Read<"activity-rate">): (view: HistoryView) => boolean {
  const pick = compileSharePick(read);
  const aggregates = read.aggregates.map(compileRateAggregate);
  return (view) => {
    const share = pick(view);
    return (
      aggregates.every((holds) => holds(share, view)) && (aggregates.length > 0 || share.whole > 0)
    );
  };
}

function compileRateAggregate({
  name,
  test,
}: ActivityAggregate<"count" | "rate">): FactTest<Share> {
  if (name === "rate") return (share) => compileShareTest(test)(share);
  const holds = compileNumberTest(test);
  return ({ whole }, view) => holds([String(whole)], view);
}

/** An email is delivered or opened once, however often that is told of it. */
export function compileSharePick(read: Read<"activity-rate">): (view: HistoryView) => Share {
  const filters = read.filters.map(compileActivityFilter);
  const actions = read.actions.map(compileActivityFilter);
  const emailsOf = (
    view: HistoryView,
    name: string,
    tests: readonly FactTest<Activity>[],
  ): ReadonlySet<string> =>
    new Set(
      view.activity
        .filter((each) => each.kind === "email" && each.name === name)
        .filter((each) => tests.every((holds) => holds(each, view)))
        .map(({ source, message }) => `${source} ${message ?? ""}`),
    );
  return (view) => {
    const delivered = emailsOf(view, "delivered", filters);
    const acted = emailsOf(view, read.action, actions);
    return {
      part: [...delivered].filter((email) => acted.has(email)).length,
      whole: delivered.size,
    };
  };
}
