import type { Decimal } from "./decimal.ts";
import { type Counting, orderThen, type OrderThen } from "./order-then.ts";
import { textSet } from "./says-of.ts";
import {
  byStamp,
  inForce,
  newest,
  standing,
  type ActivityReading,
  type LeftLine,
  type TagEvent,
  type Told,
} from "./told.ts";

const ABANDONED_AFTER = 10 * 60_000;

/** A customer as known at a moment, from everything that was ever told. */
export interface PersonThen {
  readonly added: number | undefined;
  readonly orders: readonly OrderThen[];
  /** When the latest checkout that still stands abandoned was abandoned. */
  readonly abandoned: number | undefined;
  /** Those that were abandoned and not deleted, recovered ones among them. */
  readonly checkouts: readonly CheckoutThen[];
  /** Values of observed attributes, by name. */
  readonly observed: ReadonlyMap<string, ReadonlySet<string>>;
  readonly activity: readonly ActivityReading[];
  /** What the products bought and looked at say of themselves, by the name it is asked by. */
  readonly products: ReadonlyMap<string, ProductThen>;
}

export interface CheckoutThen {
  readonly abandoned: number;
  readonly recovered: boolean;
  readonly amount: Decimal | undefined;
  readonly lines: readonly LeftLine[];
}

export type ProductThen = Readonly<Record<string, ReadonlySet<string>>>;

/** Nothing when the customer does not exist then: not yet known, deleted, or merged into another. */
export function personThen(
  told: Told,
  customer: string,
  counting: Counting,
  moment: number,
): PersonThen | undefined {
  if (ownerOf(told, customer) !== customer || told.gone.has(`customer ${customer}`)) {
    return undefined;
  }
  const theirs = <T extends { readonly customer: string | undefined }>(things: readonly T[]): T[] =>
    things.filter((it) => it.customer !== undefined && ownerOf(told, it.customer) === customer);

  // Of the redacted nothing may be told, not even as part of whom they were merged into.
  const tellable = <T extends { readonly customer: string }>(things: readonly T[]): T[] =>
    theirs(things).filter((it) => !told.redacted.has(it.customer));

  const known = Math.min(...theirs(told.sightings).map((sighting) => sighting.at));
  if (!(known <= moment)) return undefined;

  const orders = ordersThen(told, customer, counting, moment);
  const checkouts = checkoutsThen(told, customer, counting.currency, moment);
  const activity = activityThen(tellable(told.activity), moment);
  const products = new Set([
    ...orders.flatMap((order) => order.lines.flatMap((line) => line.product ?? [])),
    ...checkouts.flatMap((checkout) => checkout.lines.flatMap((line) => line.product ?? [])),
    ...activity.flatMap(({ said }) => said.get("product_id") ?? []),
  ]);
  return {
    added: addedThen(told, customer, moment),
    orders,
    activity,
    abandoned: greatest(
      checkouts.filter(({ recovered }) => !recovered).map(({ abandoned }) => abandoned),
    ),
    checkouts,
    observed: new Map<string, ReadonlySet<string>>([
      ["customer_tags", tagsThen(tellable(told.tags), moment)],
      ...detailsThen(tellable(told.customers), moment),
      ["email_subscription_status", consentThen(tellable(told.consents), "email", moment)],
      ["sms_subscription_status", consentThen(tellable(told.consents), "sms", moment)],
    ]),
    products: new Map(
      [...products].map((product) => [product, productThen(told, product, moment)]),
    ),
  };
}

/** Whom a customer was merged into in the end. */
export function ownerOf(told: Told, customer: string): string {
  let owner = customer;
  for (let steps = 0; steps <= told.merges.length; steps += 1) {
    const merge = told.merges.find(({ merged }) => merged === owner);
    if (merge === undefined) return owner;
    owner = merge.kept;
  }
  throw new Error(`Merges of ${customer} go round in a circle`);
}

function addedThen(told: Told, customer: string, moment: number): number | undefined {
  const said = told.added.filter((sighting) => sighting.customer === customer);
  const added = Math.min(...said.map((sighting) => sighting.at));
  return added <= moment ? added : undefined;
}

function ordersThen(told: Told, customer: string, counting: Counting, moment: number): OrderThen[] {
  const ids = new Set(told.orders.map((reading) => reading.order));
  return [...ids].flatMap((id) => {
    const readings = told.orders.filter((reading) => reading.order === id);
    const buyer = newest(readings)?.customer;
    if (told.gone.has(`order ${id}`)) return [];
    if (buyer === undefined || ownerOf(told, buyer) !== customer) return [];
    const refunds = told.refunds.filter((refund) => refund.order === id);
    return orderThen(readings, refunds, counting, moment) ?? [];
  });
}

/** What happened by then; what is told twice happened once. */
function activityThen(told: Told["activity"], moment: number): ActivityReading[] {
  const once = new Map(told.map((each) => [`${each.source} ${each.id}`, each]));
  return [...once.values()].filter(({ at }) => at <= moment);
}

function checkoutsThen(
  told: Told,
  customer: string,
  currency: string,
  moment: number,
): CheckoutThen[] {
  const tokens = new Set(told.checkouts.map((reading) => reading.token));
  return [...tokens].flatMap((token) => {
    const readings = told.checkouts.filter((reading) => reading.token === token);
    const latest = newest(readings);
    if (latest?.customer === undefined || ownerOf(told, latest.customer) !== customer) return [];
    const deleted = told.deletedCheckouts.filter(({ id }) => readings.some((it) => it.id === id));
    const abandoned = latest.created + ABANDONED_AFTER;
    const completed = latest.completed ?? Number.POSITIVE_INFINITY;
    if (moment < abandoned || completed <= abandoned) return [];
    if (deleted.some(({ at }) => at <= moment)) return [];
    const amount = latest.currency === currency ? latest.amount : undefined;
    return [{ abandoned, recovered: completed <= moment, amount, lines: latest.lines }];
  });
}

/**
 * Each tag by its last change up to then. Before its first change it was the other way round: what
 * is added was not there, what is removed was.
 */
function tagsThen(events: readonly TagEvent[], moment: number): Set<string> {
  const tags = new Set(events.map((event) => event.tag));
  const held = [...tags].filter((tag) => {
    const changes = standing(events.filter((event) => event.tag === tag)).sort(byStamp);
    const last = changes.filter((event) => event.stamp.updated <= moment).at(-1);
    return last === undefined ? changes[0]?.change === "removed" : last.change === "added";
  });
  return new Set(held);
}

function detailsThen(readings: Told["customers"], moment: number): [string, ReadonlySet<string>][] {
  const details = inForce(readings, moment);
  if (details === undefined) return [];
  const domain = details.email?.split("@").at(-1)?.toLowerCase();
  return [
    ["customer_countries", details.countries],
    ["customer_regions", details.regions],
    ["customer_cities", details.cities],
    ["customer_postal_codes", details.postalCodes],
    ["customer_account_status", new Set(details.account === undefined ? [] : [details.account])],
    ["customer_email_domain", new Set(domain === undefined ? [] : [domain])],
  ];
}

function consentThen(
  events: Told["consents"],
  channel: "email" | "sms",
  moment: number,
): ReadonlySet<string> {
  const state = inForce(
    events.filter((event) => event.channel === channel),
    moment,
  )?.state;
  return new Set(state === undefined ? [] : [state]);
}

function productThen(told: Told, product: string, moment: number): ProductThen {
  const readings = told.products.filter((reading) => reading.product === product);
  const said = inForce(readings, moment);
  const spoken = readings.filter(({ categories }) => categories !== undefined);
  return {
    tag: said?.tags ?? new Set(),
    vendor: textSet(said?.vendor),
    product_type: textSet(said?.type),
    category: inForce(spoken, moment)?.categories ?? new Set(),
    // No delivery says them.
    collection: new Set(),
  };
}

function greatest(numbers: readonly number[]): number | undefined {
  return numbers.length === 0 ? undefined : Math.max(...numbers);
}
