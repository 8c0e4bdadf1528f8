import type { ActivityRows, CatalogFunction, FunctionParameter, ValueType } from "./attribute.ts";
import { ACTIVITY_KINDS, EMAIL_ACTIONS, SHOPIFY_EMAIL } from "./activity.ts";

/** Kinds of activity that a shop has or not; Shopify's own emails are told apart. */
export const ACTIVITY_DATA = [...ACTIVITY_KINDS, SHOPIFY_EMAIL] as const;

type ActivityData = (typeof ACTIVITY_DATA)[number];

/** What is missing, as long as nothing of the kind has come. */
const NEEDS: Readonly<Record<ActivityData, string>> = {
  email: "email opens",
  visit: "site visits",
  event: "custom events",
  [SHOPIFY_EMAIL]: "Shopify Email activity",
};

const SHOPIFY_EMAIL_ACTIONS = EMAIL_ACTIONS.filter((action) => action !== "sent").toSorted();

const COUNT = aggregate("count", "integer");

/**
 * The functions over what customers did in emails, on the site and elsewhere. Those of a kind of
 * which nothing has come yet are read and printed, and say what they need.
 */
export function activityFunctions(known: readonly string[]): CatalogFunction[] {
  const functionOf =
    (data: ActivityData) =>
    (each: CatalogFunction): CatalogFunction =>
      known.includes(data) ? each : { ...each, source: { kind: "unknown", needs: NEEDS[data] } };
  return [
    ...EMAIL_FUNCTIONS.map(functionOf("email")),
    ...VISIT_FUNCTIONS.map(functionOf("visit")),
    ...EVENT_FUNCTIONS.map(functionOf("event")),
    ...SHOPIFY_EMAIL_FUNCTIONS.map(functionOf(SHOPIFY_EMAIL)),
  ];
}

const EMAIL_FUNCTIONS: readonly CatalogFunction[] = [
  over("emails", { kind: "email" }, [
    { ...filter("action", "enum"), values: EMAIL_ACTIONS },
    partly("campaign"),
    partly("link"),
    filter("date", "date"),
    filter("machine", "boolean"),
    COUNT,
  ]),
  ...(["opened", "clicked"] as const).map((action) => ({
    name: action === "opened" ? "open_rate" : "click_rate",
    parameters: [
      partly("campaign"),
      filter("date", "date"),
      filter("machine", "boolean"),
      aggregate("rate", "float"),
      COUNT,
    ],
    source: { kind: "activity-rate", action } as const,
  })),
];

const VISIT_FUNCTIONS: readonly CatalogFunction[] = [
  over("site_visits", { kind: "visit" }, [
    partly("page"),
    filter("product_id", "id"),
    filter("collection", "id"),
    filter("dwell", "integer"),
    filter("date", "date"),
    COUNT,
  ]),
  over("storefront.product_viewed", { kind: "visit", of: "product" }, [
    filter("id", "id"),
    { ...filter("tag", "string"), foldCase: true },
    filter("date", "date"),
    COUNT,
  ]),
  over("storefront.collection_viewed", { kind: "visit", of: "collection" }, [
    filter("id", "id"),
    { ...filter("tag", "string"), needs: "tags of collections" },
    filter("date", "date"),
    COUNT,
  ]),
];

const EVENT_FUNCTIONS: readonly CatalogFunction[] = [
  {
    ...over("events", { kind: "event" }, [
      filter("name", "string"),
      filter("date", "date"),
      filter("within", "duration"),
      COUNT,
    ]),
    openParameters: "properties.",
  },
];

const SHOPIFY_EMAIL_FUNCTIONS: readonly CatalogFunction[] = SHOPIFY_EMAIL_ACTIONS.map((name) =>
  over(`shopify_email.${name}`, { kind: "email", name, source: SHOPIFY_EMAIL }, [
    filter("activity_id", "id"),
    filter("date", "date"),
    COUNT,
  ]),
);

function over(
  name: string,
  rows: ActivityRows,
  parameters: readonly FunctionParameter[],
): CatalogFunction {
  return { name, parameters, source: { kind: "activity", rows } };
}

function filter(name: string, type: ValueType): FunctionParameter {
  return { name, type, role: "filter" };
}

function aggregate(name: string, type: ValueType): FunctionParameter {
  return { name, type, role: "aggregate" };
}

/** Text of which a part may be asked. */
function partly(name: string): FunctionParameter {
  return {
    ...filter(name, "string"),
    operators: ["=", "!=", "CONTAINS", "NOT CONTAINS", "IN", "NOT IN"],
  };
}
