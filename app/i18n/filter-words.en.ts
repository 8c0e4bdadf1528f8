/** A date attribute: `last ordered in the last 30 days`. */
export interface DatedWords {
  readonly did: string;
  readonly didNot: string;
  readonly never: string;
  readonly ever: string;
}

/** A list attribute: `are tagged 'vip'`. */
export interface ListWords {
  readonly has: (value: string) => string;
  readonly hasNot: (value: string) => string;
  readonly none: string;
  readonly some: string;
}

/** A function: `opened a Shopify email`. */
export interface FunctionWords {
  readonly did: string;
  readonly didNot: string;
  readonly object: string;
}

type Table<T> = ReadonlyMap<string, T>;

const DATED: Table<DatedWords> = new Map([
  [
    "first_order_date",
    {
      did: "first ordered",
      didNot: "did not first order",
      never: "never ordered",
      ever: "have ordered",
    },
  ],
  [
    "last_order_date",
    {
      did: "last ordered",
      didNot: "did not last order",
      never: "never ordered",
      ever: "have ordered",
    },
  ],
  [
    "expected_order_date",
    {
      did: "are due to order again",
      didNot: "are not due to order again",
      never: "have no rhythm of ordering yet",
      ever: "have a rhythm of ordering",
    },
  ],
  [
    "customer_added_date",
    {
      did: "were added",
      didNot: "were not added",
      never: "were added at an unknown time",
      ever: "were added at a known time",
    },
  ],
  [
    "abandoned_checkout_date",
    {
      did: "last abandoned a checkout",
      didNot: "did not last abandon a checkout",
      never: "have no abandoned checkout",
      ever: "have an abandoned checkout",
    },
  ],
]);

const LISTS: Table<ListWords> = new Map([
  [
    "customer_tags",
    {
      has: (tag) => `are tagged ${tag}`,
      hasNot: (tag) => `are not tagged ${tag}`,
      none: "have no tags",
      some: "have tags",
    },
  ],
  ["customer_countries", address("country")],
  ["customer_regions", address("region")],
  ["customer_cities", address("city")],
  ["customer_postal_codes", address("postal code")],
]);

/** The noun after "have"; an attribute without one is called by its own name. */
const LABELS: Table<string> = new Map([
  ["customer_email_domain", "an email address at"],
  ["customer_language", "the language"],
  ["email_subscription_status", "the email subscription status"],
  ["sms_subscription_status", "the SMS subscription status"],
  ["customer_account_status", "the account status"],
  ["product_subscription_status", "the product subscription status"],
  ["predicted_spend_tier", "the predicted spend tier (Shopify)"],
  ["rfm_group", "the RFM group (Shopify)"],
  ["companies", "the company"],
  ["created_by_app_id", "been added by the app"],
  ["metafields.facts.birth_date", "a birth date"],
  ["age", "an age of"],
  ["engagement_score", "an engagement score of"],
  ["satsuma_rfm_group", "the RFM group"],
  ["lifecycle", "the lifecycle stage"],
  ["tier", "the tier"],
  ["points", "points:"],
  ["predicted_next_order_date", "the next order predicted"],
  ["predicted_spend", "a predicted spend of"],
  ["churn_probability", "a churn probability of"],
  ["gender", "the gender"],
  ["market", "the market"],
  ["company", "the company"],
  ["job_title", "the job title"],
  ["income", "an income of"],
  ["nps", "an NPS score of"],
]);

const FUNCTIONS: Table<FunctionWords> = new Map([
  ["orders_placed", { did: "placed", didNot: "did not place", object: "an order" }],
  ["products_purchased", { did: "bought", didNot: "did not buy", object: "a product" }],
  ["shopify_email.opened", email("opened", "did not open")],
  ["shopify_email.clicked", email("clicked in", "did not click in")],
  ["shopify_email.delivered", email("received", "did not receive")],
  ["shopify_email.bounced", email("bounced", "did not bounce")],
  ["shopify_email.marked_as_spam", email("marked as spam", "did not mark as spam")],
  ["shopify_email.unsubscribed", email("unsubscribed from", "did not unsubscribe from")],
  ["storefront.product_viewed", { did: "viewed", didNot: "did not view", object: "a product" }],
  [
    "storefront.collection_viewed",
    { did: "viewed", didNot: "did not view", object: "a collection" },
  ],
  ["site_visits", { did: "visited", didNot: "did not visit", object: "the site" }],
  ["events", { did: "did", didNot: "did not do", object: "any event" }],
  ["checkouts_abandoned", { did: "abandoned", didNot: "did not abandon", object: "a checkout" }],
  ["store_credit_accounts", { did: "have", didNot: "do not have", object: "store credit" }],
  ["customer_within_distance", { did: "live", didNot: "do not live", object: "near a place" }],
]);

/** What is said of an order or of one of its lines, after "an order" or "a product". */
export interface DetailWords {
  readonly is: (values: string) => string;
  readonly isNot: (values: string) => string;
}

const DETAILS: Table<DetailWords> = new Map([
  ["id", detail("with product", "with a product other than")],
  ["tag", detail("with a product tagged", "with a product not tagged")],
  ["channel", detail("sold through", "not sold through")],
  ["financial_status", detail("with the payment status", "with another payment status than")],
  ["discount_code", detail("with the discount code", "without the discount code")],
  ["location_id", detail("sold at location", "not sold at location")],
  ["app_id", detail("made by app", "not made by app")],
  ["title", detail("called", "not called")],
  ["sku", detail("with the SKU", "with another SKU than")],
  ["vendor", detail("by the vendor", "not by the vendor")],
  ["product_type", detail("of the type", "not of the type")],
  ["category", detail("in the category", "not in the category")],
  ["collection", detail("in collection", "not in collection")],
]);

function detail(is: string, isNot: string): DetailWords {
  return { is: (values) => `${is} ${values}`, isNot: (values) => `${isNot} ${values}` };
}
/** What happened to an email, by its action. */
const EMAIL_VERBS: Table<FunctionWords> = new Map([
  ["sent", { did: "were sent", didNot: "were not sent", object: "an email" }],
  ["delivered", { did: "received", didNot: "did not receive", object: "an email" }],
  ["opened", { did: "opened", didNot: "did not open", object: "an email" }],
  ["clicked", { did: "clicked in", didNot: "did not click in", object: "an email" }],
  ["bounced", { did: "bounced", didNot: "did not bounce", object: "an email" }],
  ["marked_as_spam", { did: "marked as spam", didNot: "did not mark as spam", object: "an email" }],
  [
    "unsubscribed",
    { did: "unsubscribed from", didNot: "did not unsubscribe from", object: "an email" },
  ],
]);

/** What narrows activity down, by the parameter that does. */
const ACTIVITY_DETAILS: Table<(value: string) => string> = new Map([
  ["campaign", (campaign) => `of campaign ${campaign}`],
  ["link", (link) => `to ${link}`],
  ["page", (page) => `on page ${page}`],
  ["product_id", (ids) => `looking at product ${ids}`],
  ["collection", (ids) => `looking at collection ${ids}`],
  ["within", (length) => `within ${length} of the first`],
]);

/** What is said of each attribute and function, and of the parts of a function. */
export const filterWordsEn = {
  dated: (name: string) => DATED.get(name),
  list: (name: string) => LISTS.get(name) ?? otherList(name),
  function: (name: string) => FUNCTIONS.get(name) ?? otherFunction(name),

  neverOrdered: "never ordered",
  ordered: (times: string) => `ordered ${times}`,
  orderedAtLeastOnce: "ordered at least once",
  orderedOnce: "ordered exactly once",
  spent: (measure: string) => `spent ${measure}`,
  is: (name: string, value: string) => `have ${LABELS.get(name) ?? plain(name)} ${value}`,
  isNot: (name: string, value: string) => `do not have ${LABELS.get(name) ?? plain(name)} ${value}`,
  unknown: (name: string) => `have nothing known for ${plain(name)}`,
  known: (name: string) => `have something known for ${plain(name)}`,
  subscribed: "are subscribed to email",
  notSubscribed: "are not subscribed to email",
  birthday: (when: string) => `have their birthday ${when}`,
  anniversary: (name: string, when: string) => `have the anniversary of ${plain(name)} ${when}`,

  emailVerb: (action: string | undefined): FunctionWords =>
    EMAIL_VERBS.get(action ?? "") ?? {
      did: "have had to do with",
      didNot: "have had nothing to do with",
      object: "an email",
    },
  activityDetail: (parameter: string, value: string) =>
    ACTIVITY_DETAILS.get(parameter)?.(value) ?? `with ${plain(parameter)} ${value}`,
  partly: (parameter: string, part: string, negated: boolean) =>
    `${negated ? "without" : "with"} ${part} in the ${plain(parameter)}`,
  byMachine: "by a machine",
  byPerson: "by a person",
  page: (page: string) => `page ${page}`,
  staying: (seconds: string) => `for ${seconds} seconds`,
  emailShare: (measure: string) => `${measure} of the emails delivered`,
  receivedMeasure: (emails: string) => `having received ${emails}`,
  emails: (measure: string, count: string) => `${measure} ${count === "1" ? "email" : "emails"}`,
  anyShare: "some of the emails delivered",
  inSegments: (names: string, count: number, negated: boolean) =>
    `are${negated ? " not" : ""} in ${count === 1 ? "segment" : "any of the segments"} ${names}`,

  near: (distance: string, place: string) => `within ${distance} of ${place}`,
  kilometres: (number: string) => `${number} km`,
  miles: (number: string) => `${number} miles`,
  anyOrders: "orders",
  noOrders: "no orders",
  noCheckouts: "no checkouts",
  recovered: "recovered since",
  notRecovered: "not recovered since",
  noTimes: "not once",
  product: (ids: string) => `product ${ids}`,
  productOtherThan: (ids: string) => `a product other than ${ids}`,
  tagged: (tag: string) => `tagged ${tag}`,
  notTagged: (tag: string) => `not tagged ${tag}`,
  worth: (measure: string) => `worth ${measure}`,
  worthInAll: (measure: string) => `worth ${measure} in all`,
  priced: (measure: string) => `priced ${measure} each`,
  detail: (parameter: string) => DETAILS.get(parameter),
  atATime: (measure: string) => `${measure} at a time`,
  itemsInAll: (measure: string) => `with ${measure} items in all`,
  inOrders: (orders: string) => `in ${orders}`,
  with: (parameter: string, test: string) => `with ${plain(parameter)} ${test}`,
};

function address(noun: string): ListWords {
  return {
    has: (place) => `have an address in ${place}`,
    hasNot: (place) => `have no address in ${place}`,
    none: `have no address with a ${noun}`,
    some: `have an address with a ${noun}`,
  };
}

function email(did: string, didNot: string): FunctionWords {
  return { did, didNot, object: "a Shopify email" };
}

function otherList(name: string): ListWords {
  const label = plain(name);
  return {
    has: (value) => `have ${value} among ${label}`,
    hasNot: (value) => `do not have ${value} among ${label}`,
    none: `have nothing among ${label}`,
    some: `have something among ${label}`,
  };
}

function otherFunction(name: string): FunctionWords {
  return { did: "match", didNot: "do not match", object: plain(name) };
}

/** `metafields.custom.shoe_size` as a merchant would write it: "shoe size". */
function plain(name: string): string {
  return (name.split(".").at(-1) ?? name).replaceAll("_", " ");
}
