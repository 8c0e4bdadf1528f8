import { assertNever } from "#app/lib/assert-never.ts";
import { shiftPoint } from "#app/lib/decimal-places.ts";
import { invariant } from "#app/lib/invariant.ts";
import { calendarSteps, type CalendarSteps } from "#app/core/calendar/calendar-steps.ts";
import type { Moment } from "#app/core/calendar/moment.ts";
import type { DateUnit } from "#app/core/calendar/plain-date.ts";
import { boundKey, fixedInstant } from "#app/core/plan/bound.ts";
import type { Epoch } from "#app/core/plan/epoch.ts";
import { dayKey, firstDayFrom } from "#app/core/plan/plain-day.ts";
import type { PlanContext } from "#app/core/plan/plan-context.ts";
import { bindDays, LOOKING_AHEAD } from "./bind-days.ts";
import type { SqlPlan } from "./compile-sql.ts";
import { instantText } from "./instant-text.ts";
import type { ParameterSource, QuerySource, RunSource } from "./parameters.ts";

/** What a statement is run for. Every moment must lie in the epoch. */
export interface Binding {
  readonly shop: bigint;
  readonly epoch: Epoch;
  readonly asked: AskedProbes | AskedRange;
}

export interface AskedProbes {
  readonly kind: "probes";
  /** Each customer at most once. */
  readonly probes: readonly { readonly customer: string; readonly at: Moment }[];
}

/** Customers with ids in `(after, through]`. */
export interface AskedRange {
  readonly kind: "range";
  readonly after: string;
  readonly through: string;
  readonly at: Moment;
}

export type SqlValue = string | readonly string[];

const DAY = 86_400_000;
/** The longest a unit can be. */
const DAYS: Readonly<Record<DateUnit, number>> = { d: 1, w: 7, m: 31, y: 366 };
/**
 * How far ahead the calendar is worked out at most. A bound further back costs one wasted look at a
 * customer every so many days, and saves sending years of day starts with each statement.
 */
const FURTHEST = 100;

/** The values of a plan's parameters, all as text in the form PostgreSQL reads. */
export function bindSql({ parameters }: SqlPlan, binding: Binding): SqlValue[] {
  const steps = stepsFor(parameters, binding);
  const { context } = binding.epoch;
  return parameters.map((source) =>
    isOfRun(source) ? bindRun(source, binding, steps) : bindQuery(source, context),
  );
}

function bindQuery(source: QuerySource, { calendar, currencyExponent }: PlanContext): SqlValue {
  switch (source.kind) {
    case "text":
      return source.text;
    case "texts":
      return source.texts;
    case "amount":
      return shiftPoint(source.decimal, currencyExponent);
    case "amounts":
      return source.decimals.map((decimal) => shiftPoint(decimal, currencyExponent));
    case "fixed":
      return instantText(fixedInstant(source.bound, calendar));
    case "fixed-day":
      return String(dayKey(firstDayFrom(source.bound, 0, calendar)));
    default:
      return assertNever(source);
  }
}

function bindRun(source: RunSource, { shop, epoch, asked }: Binding, steps: Steps): SqlValue {
  switch (source.kind) {
    case "shop":
      return shop.toString();
    case "excluded-traits":
      return String(epoch.context.excludedTraits);
    case "context-end":
      return instantText(epoch.until);
    case "customers":
      return probesOf(asked).map(({ customer }) => customer);
    case "moments":
      return probesOf(asked).map(({ at }) => instantText(at));
    case "after":
    case "through":
      return rangeOf(asked)[source.kind];
    case "moment":
      return instantText(rangeOf(asked).at);
    case "days":
    case "turns":
    case "starts":
      return bindSteps(source, steps);
    default:
      return bindDays(source, steps, epoch.context.calendar);
  }
}

type StepsSource = Extract<RunSource, { kind: "days" | "turns" | "starts" }>;

function bindSteps(source: StepsSource, { days, until, startsOf }: Steps): SqlValue {
  if (source.kind === "days") return days.map(instantText);
  if (source.kind === "turns") return [...days.slice(1), until].map(instantText);
  return (startsOf.get(boundKey(source.bound)) ?? []).map(instantText);
}

/** The calendar of the coming days, with what each bound of the plan comes to on them. */
interface Steps extends Omit<CalendarSteps, "starts"> {
  readonly startsOf: ReadonlyMap<string, readonly Moment[]>;
}

function stepsFor(parameters: readonly ParameterSource[], { asked, epoch }: Binding): Steps {
  const bounds = parameters.flatMap((source) => (source.kind === "starts" ? [source.bound] : []));
  const moments = asked.kind === "range" ? [asked.at] : asked.probes.map(({ at }) => at);
  const from = moments.reduce((least, at) => Math.min(least, at));
  const to = moments.reduce((greatest, at) => Math.max(greatest, at));
  invariant(epoch.from <= from && to < epoch.until, "all moments asked lie in one epoch");

  const ahead = bounds.map(({ amount, unit }) => 2 - amount * DAYS[unit]);
  // What happened lies behind; birthdays and other days that were observed may lie ahead.
  if (parameters.some(({ kind }) => LOOKING_AHEAD.has(kind))) ahead.push(FURTHEST);
  const days = Math.min(Math.max(1, ...ahead), FURTHEST);
  const { starts, ...steps } = calendarSteps(epoch.context.calendar, bounds, from, to + days * DAY);
  return {
    ...steps,
    startsOf: new Map(bounds.map((bound, index) => [boundKey(bound), starts[index] ?? []])),
  };
}

function isOfRun(source: ParameterSource): source is RunSource {
  return !["text", "texts", "amount", "amounts", "fixed", "fixed-day"].includes(source.kind);
}

function probesOf(asked: Binding["asked"]): AskedProbes["probes"] {
  invariant(asked.kind === "probes", "the plan asks about probes");
  return asked.probes;
}

function rangeOf(asked: Binding["asked"]): AskedRange {
  invariant(asked.kind === "range", "the plan asks about a range");
  return asked;
}
