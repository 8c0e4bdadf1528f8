import type { CatalogFunction, FunctionParameter, ValueType } from "./attribute.ts";

const STOREFRONT_EVENTS = ["product_viewed", "collection_viewed"];

/** As Shopify names them, in capitals like all that a query chooses from. */
const FINANCIAL_STATUSES = [
  "AUTHORIZED",
  "EXPIRED",
  "PAID",
  "PARTIALLY_PAID",
  "PARTIALLY_REFUNDED",
  "PENDING",
  "REFUNDED",
  "VOIDED",
];

/** What can be asked of an order, and of a line by its order. */
const ORDER_FILTERS: readonly FunctionParameter[] = [
  filter("channel", "string"),
  { ...filter("financial_status", "enum"), values: FINANCIAL_STATUSES },
  { ...filter("discount_code", "string"), foldCase: true },
];

/** What can be asked of a line, bought or left behind, and of its product. */
const PRODUCT_FILTERS: readonly FunctionParameter[] = [
  filter("id", "id"),
  { ...filter("tag", "string"), foldCase: true },
  filter("quantity", "integer"),
  filter("vendor", "string"),
  filter("product_type", "string"),
  filter("category", "string"),
  { ...filter("collection", "id"), unordered: true },
  filter("title", "string"),
  filter("sku", "string"),
];

/** The functions that every shop has, named as in Shopify's segment editor. */
export const STANDARD_FUNCTIONS: readonly CatalogFunction[] = [
  {
    name: "orders_placed",
    parameters: [
      filter("date", "date"),
      filter("amount", "money"),
      ...ORDER_FILTERS,
      filter("location_id", "id"),
      filter("app_id", "id"),
      aggregate("sum_amount", "money"),
      aggregate("count", "integer"),
    ],
    source: { kind: "orders" },
  },
  {
    name: "products_purchased",
    parameters: [
      ...PRODUCT_FILTERS,
      filter("date", "date"),
      filter("price", "money"),
      ...ORDER_FILTERS,
      aggregate("sum_quantity", "integer"),
      aggregate("sum_amount", "money"),
      aggregate("count", "integer"),
    ],
    source: { kind: "lines" },
  },
  {
    name: "checkouts_abandoned",
    parameters: [
      filter("date", "date"),
      filter("amount", "money"),
      filter("recovered", "boolean"),
      ...PRODUCT_FILTERS,
      aggregate("count", "integer"),
    ],
    source: { kind: "checkouts" },
  },
  unanswered("store_credit_accounts", "store credit", [
    filter("balance", "money"),
    filter("currency", "string"),
    filter("next_expiry_date", "date"),
    filter("last_credit_date", "date"),
  ]),
  {
    name: "customer_within_distance",
    parameters: [
      filter("coordinates", "coordinates"),
      // Within is within: Shopify writes it with an equals sign.
      { ...filter("distance_km", "float"), operators: ["=", "<="] },
      { ...filter("distance_mi", "float"), operators: ["=", "<="] },
    ],
    source: { kind: "places", attribute: "customer_coordinates" },
  },
];

/** Other spellings that Shopify's own pages use, and the names they stand for. */
export const FUNCTION_ALIASES: ReadonlyMap<string, string> = new Map(
  STOREFRONT_EVENTS.map((event) => [`storefront_event.${event}`, `storefront.${event}`]),
);

function filter(name: string, type: ValueType, needs?: string): FunctionParameter {
  return { name, type, role: "filter", ...(needs !== undefined && { needs }) };
}

function aggregate(name: string, type: ValueType): FunctionParameter {
  return { name, type, role: "aggregate" };
}

function unanswered(
  name: string,
  needs: string,
  parameters: readonly FunctionParameter[],
): CatalogFunction {
  return { name, parameters, source: { kind: "unknown", needs } };
}
