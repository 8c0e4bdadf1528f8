import fc from "fast-check";
import { makeCalendar } from "#app/core/calendar/calendar.ts";
import { ALWAYS, FOREVER, type Moment, type PlainDate } from "#app/core/calendar/moment.ts";
import { addOffset } from "#app/core/calendar/plain-date.ts";
import { anyActivity } from "./any-activity.ts";
import type {
  Abandonment,
  CheckoutState,
  CustomerHistory,
  DatedValue,
  OrderState,
} from "#app/core/catalog/customer-history.ts";
import { NAMED_SEGMENTS } from "#tests/support/named-segments.ts";

/** A time zone and a day around which its clocks do something worth testing. */
export interface Stage {
  readonly zone: string;
  readonly around: PlainDate;
}

const DAY = 86_400_000;
/** Everything happens within so many days of the stage's day. */
const REACH = 40;

export const anyStage: fc.Arbitrary<Stage> = fc.constantFrom(
  { zone: "UTC", around: "2026-02-28" },
  { zone: "Europe/London", around: "2026-03-29" },
  { zone: "America/Havana", around: "2026-03-08" },
  { zone: "America/Havana", around: "2025-11-02" },
  { zone: "Australia/Lord_Howe", around: "2026-04-05" },
  { zone: "Asia/Kolkata", around: "2024-02-29" },
  { zone: "Pacific/Apia", around: "2011-12-30" },
);

/** A moment near the stage's day, often a day's first instant or a millisecond beside it. */
export function anyMoment({ zone, around }: Stage): fc.Arbitrary<Moment> {
  const calendar = makeCalendar(zone);
  const middle = calendar.dayStart(around);
  const somewhere = fc.integer({ min: -REACH * DAY, max: REACH * DAY }).map((by) => middle + by);
  const beside = fc
    .tuple(somewhere, fc.constantFrom(-1, 0, 1))
    .map(([moment, by]) => calendar.nextDayStart(moment) + by);
  const wholeHours = fc
    .integer({ min: -REACH * 24, max: REACH * 24 })
    .map((hours) => middle + (hours * DAY) / 24);
  return fc.oneof(somewhere, beside, wholeHours);
}

/** The history of one customer: orders that change, checkouts, values and the tags of what they bought. */
export function anyHistory(customer: string, stage: Stage): fc.Arbitrary<CustomerHistory> {
  const moment = anyMoment(stage);
  return fc.record({
    customer: fc.constant(customer),
    knownFrom: moment.map((at) => at - REACH * DAY),
    addedAt: fc.option(moment, { nil: undefined }),
    orders: fc
      .array(anyOrder(moment), { maxLength: 4 })
      .map((orders) => orders.flatMap((states, index) => named(states, `${customer}0${index}`))),
    checkouts: fc.array(anyStretch(moment), { maxLength: 2 }).map((stretches) =>
      stretches.map(
        (stretch, index): CheckoutState => ({
          checkout: `${customer}-${index}`,
          ...stretch,
        }),
      ),
    ),
    abandonments: fc
      .array(anyAbandonment(moment), { maxLength: 3 })
      .map((all) =>
        all.flatMap((states, index) =>
          states.map((state) => ({ ...state, checkout: `${customer}-${index}` })),
        ),
      ),
    values: fc.uniqueArray(anyValue(moment), { maxLength: 16, selector: keyOf, size: "max" }),
    activity: anyActivity(customer, moment),
    productValues: anyProductValues(moment),
  });
}

/** A checkout that was abandoned, and may have been recovered and deleted. */
function anyAbandonment(moment: fc.Arbitrary<Moment>): fc.Arbitrary<Abandonment[]> {
  const line = fc.record({
    product: fc.constantFrom("1", "2", "3", undefined),
    title: fc.constantFrom("Mug", "Gift wrap", undefined),
    sku: fc.constantFrom("M-1", "M-2", undefined),
    quantity: fc.integer({ min: 1, max: 4 }),
  });
  return fc
    .record({
      cuts: fc.uniqueArray(moment, { minLength: 1, maxLength: 3 }),
      amount: fc.option(anAmount, { nil: undefined, freq: 5 }),
      lines: fc.array(line, { maxLength: 3 }),
    })
    .map(({ cuts, ...told }) => {
      const [abandoned = 0, completed = FOREVER, gone = FOREVER] = cuts.sort((a, b) => a - b);
      const open = { ...told, checkout: "", abandoned, from: abandoned, recovered: false };
      const later = { ...open, from: completed, until: gone, recovered: true };
      return [{ ...open, until: completed }, ...(completed < gone ? [later] : [])];
    });
}

function anyStretch(moment: fc.Arbitrary<Moment>) {
  return fc
    .tuple(moment, fc.oneof(fc.constant(FOREVER), moment))
    .map(([one, other]) => ({ from: Math.min(one, other), until: Math.max(one, other) }))
    .filter(({ from, until }) => from < until);
}

/** The states of one order, without a gap from when it was placed. */
function anyOrder(moment: fc.Arbitrary<Moment>): fc.Arbitrary<OrderState[]> {
  const cuts = fc.uniqueArray(moment, { minLength: 1, maxLength: 3 });
  return cuts.chain((unsorted) => {
    const [...starts] = unsorted.sort((a, b) => a - b);
    return fc.tuple(
      ...starts.map((from, index) => anyState(from, starts[index + 1] ?? FOREVER, starts[0]!)),
    );
  });
}

const anAmount = fc.oneof(
  fc.constantFrom(0n, 1050n, 5000n, 10000n),
  fc.bigInt({ min: 0n, max: 20000n }),
);

function anyState(from: Moment, until: Moment, placed: Moment): fc.Arbitrary<OrderState> {
  return fc.record({
    order: fc.constant(""),
    placed: fc.constant(placed),
    from: fc.constant(from),
    until: fc.constant(until),
    traits: fc.constantFrom(0, 0, 0, 0, 1, 2, 8, 64),
    net: anAmount,
    goods: fc.constant(0n),
    channel: fc.constantFrom("web", "web", "pos", undefined),
    financialStatus: fc.constantFrom("PAID", "PAID", "PENDING", undefined),
    discountCodes: fc.subarray(["spring", "vip10"]),
    location: fc.constantFrom("7", undefined),
    app: fc.constantFrom("8", "9", undefined),
    lines: fc.array(
      fc.record({
        line: fc.constant(""),
        product: fc.constantFrom("1", "2", "3", undefined),
        variant: fc.constant(undefined),
        title: fc.constantFrom("Mug", "Gift wrap", undefined),
        sku: fc.constantFrom("M-1", "M-2", undefined),
        price: fc.constantFrom(1050n, 4999n, 0n, undefined),
        quantity: fc.integer({ min: 1, max: 4 }),
        net: anAmount,
      }),
      { maxLength: 3 },
    ),
  });
}

function named(states: readonly OrderState[], order: string): OrderState[] {
  return states.map((state) => ({
    ...state,
    order,
    lines: state.lines.map((line, index) => ({ ...line, line: `${order}${index}` })),
  }));
}

const VALUES: readonly (readonly [string, string])[] = [
  ["customer_tags", "vip"],
  ["customer_tags", 'o\'brien, "x"'],
  ["customer_countries", "GB"],
  ["customer_countries", "DE"],
  ["customer_email_domain", "example.com"],
  ["email_subscription_status", "SUBSCRIBED"],
  ["sms_subscription_status", "SUBSCRIBED"],
  ["customer_account_status", "ENABLED"],
  ["customer_cities", "B c"],
  ["customer_regions", "a"],
  ["customer_postal_codes", "a"],
  ["customer_language", "a"],
  ["metafields.facts.birth_date", "2000-02-29"],
  ["metafields.facts.birth_date", "1986-03-15"],
  ["metafields.facts.birth_date", "1999-12-31"],
  ["metafields.facts.birth_date", "2026-03-20"],
  ["metafields.facts.birth_date", "2026-02-30"],
  ["metafields.custom.renews_at", "2026-03-08T05:30:00.000Z"],
  ["metafields.custom.renews_at", "2026-04-02T23:59:59.999Z"],
  ["metafields.custom.renews_at", "2023-02-29T00:00:00.000Z"],
  ["metafields.custom.renews_at", "soon"],
  ["metafields.custom.holidays", "2026-03-08"],
  ["metafields.custom.holidays", "2026-03-29"],
  ["metafields.custom.points-total", "100"],
  ["metafields.custom.rating", "4.50"],
  ["metafields.custom.rating", "-3"],
  ["metafields.custom.rating", "4,5"],
  ["metafields.custom.member", "true"],
  ["metafields.custom.member", "false"],
  ["metafields.custom.sizes", "L"],
  ["metafields.custom.sizes", "S"],
  ["metafields.custom.colour", "blue"],
  ...NAMED_SEGMENTS.filter(({ query }) => query === undefined).map(
    ({ segment }) => ["in_segment", segment] as const,
  ),
  ["customer_coordinates", "45.42,-75.69"],
  ["customer_coordinates", "45.50,-75.80"],
  ["customer_coordinates", "51.51,-0.13"],
  ["customer_coordinates", "-0.05,-179.99"],
  ["customer_coordinates", "-17.80,-179.90"],
  ["customer_coordinates", "89.99,10.00"],
  ["customer_coordinates", "45.4,north"],
];

/** A day near the stage's own, so that bounds and birthdays pass it. */
function anyDay(moment: fc.Arbitrary<Moment>): fc.Arbitrary<readonly [string, string]> {
  return fc
    .tuple(
      moment,
      fc.constantFrom(0, 0, 1, 26),
      fc.constantFrom("metafields.facts.birth_date", "metafields.custom.holidays"),
    )
    .map(([at, years, attribute]) => {
      const day = new Date(at).toISOString().slice(0, 10);
      return [attribute, addOffset(day, -years, "y")] as const;
    });
}

/** Each attribute as likely as the others, however many values it may have. */
const anyNamedValue = fc
  .constantFrom(...new Set(VALUES.map(([attribute]) => attribute)))
  .chain((attribute) => fc.constantFrom(...VALUES.filter(([name]) => name === attribute)));

function anyValue(moment: fc.Arbitrary<Moment>): fc.Arbitrary<DatedValue> {
  return fc
    .tuple(fc.oneof(anyNamedValue, anyDay(moment)), anyStretch(moment), fc.boolean())
    .map(([[attribute, value], { from, until }, always]) => ({
      attribute,
      value,
      from: always ? ALWAYS : from,
      until,
    }));
}

const PRODUCT_VALUES: readonly (readonly [string, string])[] = [
  ["tag", "sale"],
  ["tag", "new"],
  ["vendor", "Acme"],
  ["vendor", "sale"],
  ["product_type", "Mugs"],
  ["category", "Home & Garden"],
  ["category", "Home & Garden > Kitchen"],
  ["collection", "11"],
  ["collection", "12"],
];

/** The same for all customers of a shop would do; each history brings its own, and the last one told holds. */
function anyProductValues(moment: fc.Arbitrary<Moment>): fc.Arbitrary<Map<string, DatedValue[]>> {
  const values = fc.uniqueArray(
    fc
      .tuple(fc.constantFrom(...PRODUCT_VALUES), anyStretch(moment))
      .map(([[attribute, value], stretch]): DatedValue => ({ attribute, value, ...stretch })),
    { maxLength: 6, selector: keyOf },
  );
  return fc.tuple(values, values).map(
    ([one, two]) =>
      new Map([
        ["1", one],
        ["2", two],
      ]),
  );
}

function keyOf({ attribute, value, from }: DatedValue): string {
  return `${attribute} ${value} ${from}`;
}
