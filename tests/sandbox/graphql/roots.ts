import { GraphQLError } from "graphql";
import type { Searchable } from "./search-syntax.ts";
import { countMembers } from "#tests/sandbox/segments/count-members.ts";
import { SEGMENTS } from "#tests/sandbox/segments/segments.ts";
import type { Shop } from "#tests/sandbox/shop/open-shop.ts";
import type { ShopCollection, ShopRefund } from "#tests/sandbox/shop/things.ts";
import type { WebhookSubscription } from "#tests/sandbox/webhooks/subscriptions.ts";
import type { AdminContext } from "./admin-context.ts";
import { Connection } from "./connection.ts";
import { readGid, toGid } from "./gid.ts";
import { readSearch } from "./search-syntax.ts";
import { searchableCustomer, searchableOrder, searchableProduct } from "./searchables.ts";

type Arguments = Readonly<Record<string, unknown>>;
type Root = (context: AdminContext, args: Arguments) => unknown;

function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

function found<T>(all: Iterable<T>, args: Arguments, searchable: (thing: T) => Searchable): T[] {
  const search = readSearch(textOf(args["query"]));
  return [...all].filter((thing) => search(searchable(thing)));
}

/** Shopify stops counting at the limit and says so; `null` lifts it. */
function countOf(total: number, args: Arguments) {
  const limit = args["limit"] === undefined ? 10_000 : args["limit"];
  const isCut = typeof limit === "number" && total > limit;
  return { count: isCut ? limit : total, precision: isCut ? "AT_LEAST" : "EXACT" };
}

function findRefund(shop: Shop, id: number): ShopRefund | undefined {
  for (const { refunds } of shop.orders.values()) {
    const found = refunds.find((refund) => refund.id === id);
    if (found) return found;
  }
  return undefined;
}

/** A collection with what is in it. */
function findCollection(shop: Shop, id: number) {
  const isIt = (collection: ShopCollection) => collection.id === id;
  const products = [...shop.products.values()].filter((each) => each.collections.some(isIt));
  const found = products[0]?.collections.find(isIt);
  return found && { ...found, products };
}

/** Any thing by its GID, tagged with its type for the interface `Node`. */
function nodeOf(context: AdminContext, gid: unknown): unknown {
  const { type, id } = readGid(textOf(gid) ?? "") ?? {};
  if (type === undefined || id === undefined) {
    throw new GraphQLError(`Invalid global id '${String(gid)}'`);
  }
  const { shop, bulk, subscriptions } = context;
  const things: Readonly<Record<string, object | undefined>> = {
    Customer: shop.customers.get(id),
    Order: shop.orders.get(id),
    Product: shop.products.get(id),
    Collection: type === "Collection" ? findCollection(shop, id) : undefined,
    Refund: type === "Refund" ? findRefund(shop, id) : undefined,
    Shop: shop.id === id ? shop : undefined,
    BulkOperation: bulk.find(id),
    Segment: SEGMENTS.find((segment) => segment.id === toGid("Segment", id)),
    WebhookSubscription: subscriptions.get(id),
  };
  return things[type] ?? null;
}

const nodeOfType =
  (type: string): Root =>
  (context, { id }) =>
    readGid(textOf(id) ?? "")?.type === type ? nodeOf(context, id) : null;

const members: Root = (context, args) => {
  const segment = SEGMENTS.find(({ id }) => id === args["segmentId"]);
  const query = segment?.query ?? textOf(args["query"]);
  if (query === undefined) {
    throw new GraphQLError("You must provide one of segment_id or query.");
  }
  const timeZone = textOf(args["timezone"]) ?? "UTC";
  return new Connection(countMembers(context.shop, { query, timeZone, now: context.now() }), args);
};

const CUSTOMER_METAFIELDS = [
  { namespace: "facts", key: "birth_date", name: "Birth date", type: { name: "date" } },
];

export const QUERY: Readonly<Record<string, Root>> = {
  shop: ({ shop }) => shop,
  customers: ({ shop }, args) =>
    new Connection(found(shop.customers.values(), args, searchableCustomer), args),
  orders: ({ shop }, args) =>
    new Connection(found(shop.orders.values(), args, searchableOrder), args),
  products: ({ shop }, args) =>
    new Connection(found(shop.products.values(), args, searchableProduct), args),
  customersCount: ({ shop }, args) =>
    countOf(found(shop.customers.values(), args, searchableCustomer).length, args),
  ordersCount: ({ shop }, args) =>
    countOf(found(shop.orders.values(), args, searchableOrder).length, args),
  productsCount: ({ shop }, args) =>
    countOf(found(shop.products.values(), args, searchableProduct).length, args),
  customer: nodeOfType("Customer"),
  order: nodeOfType("Order"),
  product: nodeOfType("Product"),
  collection: nodeOfType("Collection"),
  refund: nodeOfType("Refund"),
  segment: nodeOfType("Segment"),
  bulkOperation: nodeOfType("BulkOperation"),
  node: (context, { id }) => nodeOf(context, id),
  nodes: (context, { ids }) =>
    Array.isArray(ids) ? ids.map((id: unknown) => nodeOf(context, id)) : [],
  currentBulkOperation: ({ bulk }) => bulk.latest() ?? null,
  segments: (_context, args) => new Connection(SEGMENTS, args),
  segmentsCount: (_context, args) => countOf(SEGMENTS.length, args),
  customerSegmentMembers: members,
  metafieldDefinitions: (_context, args) =>
    new Connection(args["ownerType"] === "CUSTOMER" ? CUSTOMER_METAFIELDS : [], args),
  webhookSubscriptions: ({ subscriptions }, args) =>
    new Connection([...subscriptions.values()], args),
  webhookSubscriptionsCount: ({ subscriptions }, args) => countOf(subscriptions.size, args),
  currentAppInstallation: ({ scopes }) => ({
    accessScopes: scopes.map((handle) => ({ handle, description: handle })),
  }),
};

function subscribe(context: AdminContext, args: Arguments) {
  const uri = textOf((args["webhookSubscription"] as Arguments | undefined)?.["uri"]);
  if (uri === undefined) {
    const error = { field: ["webhookSubscription", "uri"], message: "Address can't be blank" };
    return { webhookSubscription: null, userErrors: [error] };
  }
  const subscription: WebhookSubscription = {
    id: context.shop.nextId(),
    topic: String(args["topic"])
      .toLowerCase()
      .replace(/^(customer)_/, "$1.")
      .replace(/^(?!customer\.)([a-z]+)_/, "$1/"),
    uri,
  };
  context.subscriptions.set(subscription.id, subscription);
  return { webhookSubscription: subscription, userErrors: [] };
}

function unsubscribe({ subscriptions }: AdminContext, { id }: Arguments) {
  const gid = readGid(textOf(id) ?? "");
  const isKnown = gid !== undefined && subscriptions.delete(gid.id);
  return {
    deletedWebhookSubscriptionId: isKnown ? id : null,
    userErrors: isKnown ? [] : [{ field: ["id"], message: "Webhook subscription does not exist" }],
  };
}

export const MUTATION: Readonly<Record<string, Root>> = {
  bulkOperationRunQuery: ({ bulk }, { query, groupObjects }) =>
    bulk.run(textOf(query) ?? "", groupObjects === true),
  bulkOperationCancel: ({ bulk }, { id }) => bulk.cancel(readGid(textOf(id) ?? "")?.id ?? 0),
  webhookSubscriptionCreate: subscribe,
  webhookSubscriptionDelete: unsubscribe,
};
