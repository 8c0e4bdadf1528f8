import { toDecimal } from "#app/lib/decimal-places.ts";
import type { Moment } from "#app/core/calendar/moment.ts";
import { currencyExponent } from "#app/core/commerce/money.ts";
import type { CartProduct, CustomerFacts } from "./customer-facts.ts";
import { type Detail, detailName, type Transform } from "./detail.ts";
import { safeColour, safeUrl, urlPart } from "./escape.ts";
import type { MergeField } from "./merge-fields.ts";

/** A detail written out: a text, or a list of texts or of things with their parts by name. */
export type Written = string | readonly string[] | readonly WrittenThing[];

export type WrittenThing = Readonly<Record<string, string>>;

/** Details by name, written out. One that has no value is not in it: blank is the same as absent everywhere. */
export type Details = ReadonlyMap<string, Written>;

/**
 * Writes out details in the customer's language, exactly as they are delivered to a platform and as
 * we print them ourselves.
 */
export function writeDetails(facts: CustomerFacts, details: Iterable<Detail>): Details {
  const written = new Map<string, Written>();
  for (const detail of details) {
    const value =
      detail.field.parts === undefined ? writeDetail(facts, detail) : writeThings(facts, detail);
    if (value !== undefined && !isBlank(value)) written.set(detailName(detail), value);
  }
  return written;
}

function writeDetail(
  facts: CustomerFacts,
  { field, transforms }: Detail,
): string | readonly string[] | undefined {
  const value = valueOf(field, facts);
  if (typeof value !== "string") return value?.filter((item) => item.trim() !== "");
  return transformed(value, transforms);
}

/** Only the parts that the block reads; a thing without its first part is none. */
function writeThings(facts: CustomerFacts, { parts = [] }: Detail): WrittenThing[] {
  const [sign] = parts;
  return facts.cart
    .map((product) =>
      Object.fromEntries(
        parts.flatMap((part) => {
          const value = transformed(partOf(product, part.field, facts) ?? "", part.transforms);
          return value === undefined || isBlank(value) ? [] : [[detailName(part), value]];
        }),
      ),
    )
    .filter((thing) => sign !== undefined && detailName(sign) in thing);
}

function partOf(
  product: CartProduct,
  { name }: MergeField,
  facts: CustomerFacts,
): string | undefined {
  switch (name) {
    case "title":
      return product.title;
    case "url":
      return product.url;
    case "image":
      return product.image;
    case "price":
      return product.price === undefined ? undefined : formatMoney(product.price, facts);
    case "quantity":
      return new Intl.NumberFormat(knownLocale(facts.locale)).format(product.quantity);
    default:
      return undefined;
  }
}

function isBlank(value: Written): boolean {
  return typeof value === "string" ? value.trim() === "" : value.length === 0;
}

/** `undefined` when nothing safe is left of it. */
export function transformed(text: string, transforms: readonly Transform[]): string | undefined {
  let value: string | undefined = text;
  for (const transform of transforms) {
    if (value === undefined) return undefined;
    value = TRANSFORMS[transform](value);
  }
  return value;
}

const TRANSFORMS: Readonly<Record<Transform, (text: string) => string | undefined>> = {
  upcase: (text) => text.toUpperCase(),
  downcase: (text) => text.toLowerCase(),
  capitalize: (text) => {
    const [first = "", ...rest] = text.toLowerCase();
    return first.toUpperCase() + rest.join("");
  },
  link: safeUrl,
  urlpart: urlPart,
  colour: safeColour,
};

function valueOf(field: MergeField, facts: CustomerFacts): string | readonly string[] | undefined {
  switch (field.name) {
    case "first_name":
      return facts.firstName;
    case "last_name":
      return facts.lastName;
    case "orders_count":
      return new Intl.NumberFormat(knownLocale(facts.locale)).format(facts.ordersCount);
    case "amount_spent":
      return formatMoney(facts.amountSpent, facts);
    case "first_order_date":
      return formatDate(facts.firstOrderDate, facts);
    case "last_order_date":
      return formatDate(facts.lastOrderDate, facts);
    case "customer_since":
      return formatDate(facts.customerSince, facts);
    case "tags":
      return facts.tags;
    case "cart_url":
      return facts.cartUrl;
    case "shop_name":
      return facts.shop.name;
    case "shop_url":
      return facts.shop.url;
    default:
      return undefined;
  }
}

function formatMoney(amount: bigint, { locale, shop }: CustomerFacts): string {
  const exponent = currencyExponent(shop.currency);
  const money = new Intl.NumberFormat(knownLocale(locale), {
    style: "currency",
    currency: shop.currency,
    minimumFractionDigits: exponent,
    maximumFractionDigits: exponent,
  });
  return money.format(Number(toDecimal(amount, exponent)));
}

function formatDate(
  moment: Moment | undefined,
  { locale, shop }: CustomerFacts,
): string | undefined {
  if (moment === undefined) return undefined;
  return new Intl.DateTimeFormat(knownLocale(locale), {
    dateStyle: "long",
    timeZone: shop.timeZone,
  }).format(moment);
}

/** A locale comes from a customer's browser: anything may stand in it. */
function knownLocale(locale: string): string {
  try {
    return Intl.getCanonicalLocales(locale)[0] ?? "en";
  } catch {
    return "en"; // A RangeError is the answer "there is no such locale".
  }
}
