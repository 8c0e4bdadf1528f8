import { GraphQLError } from "graphql";
import { makeCatalog } from "#app/core/catalog/catalog.ts";
import type { Argument, Comparison, Condition, Match } from "#app/core/language/ast.ts";
import { readQuery } from "#app/core/language/read-query.ts";
import type { Shop } from "#tests/sandbox/shop/open-shop.ts";
import {
  lineAmount,
  netTotal,
  type ShopCustomer,
  type ShopOrder,
} from "#tests/sandbox/shop/things.ts";
import { wallClock } from "./local-day.ts";
import { holds, type Asked, type Fact } from "./holds.ts";

const catalog = makeCatalog({ metafields: [] });

/**
 * The customers a segment query chooses, in plain loops over the shop as it is now.
 *
 * Only the query's tree is shared with the app: what the app's own engine answers is compared with
 * this.
 */
export function countMembers(
  shop: Shop,
  {
    query,
    timeZone,
    now,
  }: { readonly query: string; readonly timeZone: string; readonly now: number },
): ShopCustomer[] {
  const read = readQuery(query, catalog);
  if (!read.ok) throw new GraphQLError("The query cannot be read.");
  const { condition } = read.query;
  const asked: Asked = { now, wall: wallClock(timeZone) };
  const checkouts = new Map<number, number>();
  for (const { customer, completedAt, createdAt } of shop.checkouts.values()) {
    if (completedAt !== undefined) continue;
    checkouts.set(customer.id, Math.max(checkouts.get(customer.id) ?? 0, createdAt));
  }
  const meets = (customer: ShopCustomer, each: Condition): boolean => {
    switch (each.kind) {
      case "and":
        return each.operands.every((operand) => meets(customer, operand));
      case "or":
        return each.operands.some((operand) => meets(customer, operand));
      case "not":
        return !meets(customer, each.operand);
      case "comparison":
        return holds(factsOf(customer, each, checkouts.get(customer.id)), each.test, asked);
      case "match":
        return matches(customer, each, asked) !== each.negated;
      case "reference":
        throw new GraphQLError("'in_segment' filter cannot be found.");
    }
  };
  return [...shop.customers.values()].filter(
    (customer) => condition === undefined || meets(customer, condition),
  );
}

const CHAMPION = 2;

const counting = ({ orders }: ShopCustomer) =>
  orders.filter(({ cancelledAt }) => cancelledAt === undefined);

/** What the customer has under an attribute: none, one or, for a list, several. */
function factsOf(customer: ShopCustomer, { attribute }: Comparison, abandoned?: number): Fact[] {
  const orders = counting(customer);
  const dates = orders.map(({ placedAt }) => placedAt).sort((a, b) => a - b);
  switch (attribute.name) {
    case "number_of_orders":
      return [orders.length];
    case "amount_spent":
      return [orders.reduce((sum, order) => sum + netTotal(order), 0) / 100];
    case "first_order_date":
      return dates.slice(0, 1).map((date) => new Date(date));
    case "last_order_date":
      return dates.slice(-1).map((date) => new Date(date));
    case "customer_added_date":
      return [new Date(customer.createdAt)];
    case "abandoned_checkout_date":
      return abandoned === undefined ? [] : [new Date(abandoned)];
    case "customer_countries":
      return [...customer.countries];
    case "customer_tags":
      return customer.tags.map((tag) => tag.toLowerCase());
    case "customer_email_domain":
      return [customer.email.slice(customer.email.indexOf("@") + 1)];
    case "email_subscription_status":
      return [customer.consent.state];
    default:
      return opinionOf(attribute.name, orders);
  }
}

/** What Shopify alone can say of a customer. How it groups is its own; here, who ordered twice is a champion. */
function opinionOf(name: string, { length }: readonly ShopOrder[]): Fact[] {
  if (name === "rfm_group") return length >= CHAMPION ? ["CHAMPIONS"] : [];
  throw new GraphQLError(`'${name}' filter cannot be found.`);
}

function matches(customer: ShopCustomer, { function: asks, parameters }: Match, asked: Asked) {
  const orders = counting(customer);
  if (asks.name === "orders_placed") {
    const found = orders.filter((order) =>
      passes(parameters, asked, { date: new Date(order.placedAt), amount: netTotal(order) / 100 }),
    );
    const sum = found.reduce((total, order) => total + netTotal(order), 0) / 100;
    return concludes(parameters, asked, { count: found.length, sum_amount: sum });
  }
  if (asks.name === "products_purchased") return matchesLines(orders, parameters, asked);
  throw new GraphQLError(`'${asks.name}' filter cannot be found.`);
}

function matchesLines(
  orders: readonly ShopOrder[],
  parameters: readonly Argument[],
  asked: Asked,
): boolean {
  let pieces = 0;
  const holding = orders.filter((order) => {
    const lines = order.lines.filter(
      (line) =>
        line.left > 0 &&
        passes(parameters, asked, {
          date: new Date(order.placedAt),
          id: line.product.id,
          quantity: line.left,
          amount: lineAmount(line, line.left) / 100,
          tag: line.product.tags,
        }),
    );
    for (const { left } of lines) pieces += left;
    return lines.length > 0;
  });
  return concludes(parameters, asked, { count: holding.length, sum_quantity: pieces });
}

/** Whether a row passes the parameters that narrow. A list passes when any of its values does. */
function passes(
  parameters: readonly Argument[],
  asked: Asked,
  row: Readonly<Record<string, Fact | readonly Fact[]>>,
): boolean {
  return parameters
    .filter(({ parameter }) => parameter.role === "filter")
    .every(({ parameter, test }) => {
      const fact = row[parameter.name];
      if (fact === undefined) throw new GraphQLError(`'${parameter.name}' cannot be found.`);
      return holds(
        typeof fact === "object" && !(fact instanceof Date) ? fact : [fact],
        test,
        asked,
      );
    });
}

/** What the rows add up to decides where a parameter asks for it, otherwise that there are any. */
function concludes(
  parameters: readonly Argument[],
  asked: Asked,
  sums: Readonly<Record<string, number>> & { readonly count: number },
): boolean {
  const aggregates = parameters.filter(({ parameter }) => parameter.role === "aggregate");
  if (aggregates.length === 0) return sums.count > 0;
  return aggregates.every(({ parameter, test }) => holds([sums[parameter.name] ?? 0], test, asked));
}
