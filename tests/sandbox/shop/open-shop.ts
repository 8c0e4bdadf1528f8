import { COUNTRY_CODES } from "./country-codes.ts";
import { inventPerson } from "./invent-person.ts";
import { inventRange } from "./invent-range.ts";
import { inventSale } from "./invent-sale.ts";
import { fromLondonWall, londonWall } from "./london-time.ts";
import { EPOCH, type Population, type PopulationOrder } from "./population.ts";
import type { ShopCheckout, ShopCustomer, ShopOrder, ShopProduct } from "./things.ts";
import { giveBack } from "./give-back.ts";

const MINUTE = 60_000;
const WEEK = 7 * 24 * 60 * MINUTE;

/** Where each kind of id starts: as long as Shopify's, and far enough apart never to meet. */
const FIRST_ID = {
  customer: 7_310_000_000_000,
  product: 8_420_000_000_000,
  variant: 44_170_000_000_000,
  order: 5_640_000_000_000,
  line: 14_280_000_000_000,
  other: 960_000_000_000,
};

/** A shop in memory. Whatever happens to it goes through the functions of `shop/happenings`. */
export interface Shop {
  readonly id: number;
  readonly domain: string;
  readonly name: string;
  readonly timeZone: "Europe/London";
  readonly currency: "GBP";
  readonly customers: Map<number, ShopCustomer>;
  readonly products: Map<number, ShopProduct>;
  readonly orders: Map<number, ShopOrder>;
  readonly checkouts: Map<string, ShopCheckout>;
  /** Merged customers: the one that is gone, and who has their orders now. */
  readonly merged: Map<number, number>;
  /** A number never given before, for whatever needs an id. */
  readonly nextId: () => number;
  readonly nextOrderNumber: () => number;
}

/** Words of a title that make product tags worth asking for. */
const TAG_WORDS =
  "bag box bunting cake candle card ceramic christmas clock cushion garden glass heart kitchen lantern light lunch metal mug party photo picnic retrospot sign spaceboy tea tin vintage wooden".split(
    " ",
  );

function makeProduct(code: string, title: string, index: number): ShopProduct {
  const words = title.toLowerCase().split(/[^a-z0-9]+/);
  return {
    id: FIRST_ID.product + index * 131,
    variant: FIRST_ID.variant + index * 137,
    code,
    title,
    handle: [...words.filter((word) => word !== ""), code.toLowerCase()].join("-"),
    tags: TAG_WORDS.filter((tag) => words.includes(tag) || words.includes(`${tag}s`)),
    ...inventRange(index, words),
    createdAt: 0,
    price: 0,
  };
}

/** The greatest whole number of weeks that leaves the last order not in the future, on London's clock. */
export function shiftOf(orders: readonly PopulationOrder[], now: number): number {
  const last = orders.reduce((latest, { minute }) => Math.max(latest, minute), 0);
  return Math.floor((londonWall(now) - (EPOCH + last * MINUTE)) / WEEK) * WEEK;
}

/** Opens the shop as it stands at `now`, with the whole history behind it. */
export function openShop(domain: string, population: Population, now: number): Shop {
  const shift = shiftOf(population.orders, now);
  const instantOf = (minute: number) => fromLondonWall(EPOCH + minute * MINUTE + shift);
  const codeOf = (index: number) => COUNTRY_CODES[population.countries[index] ?? ""];
  const products = population.products.map(({ code, title }, index) =>
    makeProduct(code, title, index),
  );
  const customers = population.customers.map(({ number, minute, countries }): ShopCustomer => {
    const { firstName, lastName, email, tags, emailConsent } = inventPerson(number);
    const createdAt = instantOf(minute);
    return {
      id: FIRST_ID.customer + number,
      number,
      createdAt,
      updatedAt: createdAt,
      firstName,
      lastName,
      email,
      countries: countries.flatMap((index) => codeOf(index) ?? []),
      tags: [...tags],
      consent: {
        state: emailConsent,
        updatedAt: emailConsent === "NOT_SUBSCRIBED" ? null : createdAt,
      },
      orders: [],
    };
  });
  let lineId = FIRST_ID.line;
  const orders = population.orders.map((order): ShopOrder => {
    const customer = customers[order.customer];
    const placedAt = instantOf(order.minute);
    const made: ShopOrder = {
      id: FIRST_ID.order + order.invoice,
      name: `#${order.invoice}`,
      placedAt,
      updatedAt: placedAt,
      customer,
      email: customer?.email ?? `guest.${order.invoice}@post.example`,
      country: codeOf(order.country),
      sale: inventSale(order.invoice),
      shipping: order.shipping,
      shippingLeft: order.shipping,
      lines: order.lines.map(({ product, quantity, price }) => {
        const sold = products[product]!;
        sold.price = price;
        return { id: (lineId += 32), product: sold, quantity, price, left: quantity };
      }),
      refunds: [],
      cancelledAt: undefined,
    };
    customer?.orders.push(made);
    return made;
  });

  let id = FIRST_ID.other;
  const nextId = () => (id += 1);
  for (const { minute, order, shipping, lines } of population.refunds) {
    const refunded = orders[order]!;
    const pieces = lines.map(({ line, quantity }) => ({ line: refunded.lines[line]!, quantity }));
    giveBack(refunded, { at: instantOf(minute), shipping, pieces, nextId });
  }

  let orderNumber = Math.max(...population.orders.map(({ invoice }) => invoice));
  return {
    id: 68_010_012_345,
    domain,
    name: "Harbour Gifts",
    timeZone: "Europe/London",
    currency: "GBP",
    customers: new Map(customers.map((customer) => [customer.id, customer])),
    products: new Map(products.map((product) => [product.id, product])),
    orders: new Map(orders.map((order) => [order.id, order])),
    checkouts: new Map(),
    merged: new Map(),
    nextId,
    nextOrderNumber: () => (orderNumber += 1),
  };
}
