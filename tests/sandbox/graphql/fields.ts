import {
  financialStatus,
  grossGoods,
  grossTotal,
  lineAmount,
  netGoods,
  netTotal,
  refundAmount,
  type ShopCollection,
  type ShopCustomer,
  type ShopLine,
  type ShopOrder,
  type ShopProduct,
  type ShopRefund,
} from "#tests/sandbox/shop/things.ts";
import { inventBirthDate, inventPlace, localeOf } from "#tests/sandbox/shop/invent-place.ts";
import type { Shop } from "#tests/sandbox/shop/open-shop.ts";
import type { WebhookSubscription } from "#tests/sandbox/webhooks/subscriptions.ts";
import { Connection, type PageArguments } from "./connection.ts";
import { toGid } from "./gid.ts";
import { agreementsOf, type Agreement, type Sale } from "./sales-ledger.ts";

/** How one field of a type is answered. `source` is the thing itself, as the shop holds it. */
export type Field<Source> = (source: Source, args: Readonly<Record<string, unknown>>) => unknown;
type Fields<Source> = Readonly<Record<string, Field<Source>>>;

export const instant = (moment: number) => new Date(moment).toISOString().replace(".000Z", "Z");

export function money(pence: number) {
  const amount = (pence / 100).toFixed(2).replace(/0$/, "");
  return { amount, currencyCode: "GBP" };
}

export function moneyBag(pence: number) {
  return { shopMoney: money(pence), presentmentMoney: money(pence) };
}

const CUSTOMER: Fields<ShopCustomer> = {
  id: ({ id }) => toGid("Customer", id),
  legacyResourceId: ({ id }) => String(id),
  createdAt: ({ createdAt }) => instant(createdAt),
  updatedAt: ({ updatedAt }) => instant(updatedAt),
  firstName: ({ firstName }) => firstName,
  lastName: ({ lastName }) => lastName,
  displayName: ({ firstName, lastName }) => `${firstName} ${lastName}`,
  locale: ({ countries }) => localeOf(countries.at(-1)),
  tags: ({ tags }) => tags.toSorted(),
  state: () => "DISABLED",
  verifiedEmail: () => true,
  dataSaleOptOut: () => false,
  numberOfOrders: ({ orders }) => String(orders.length),
  amountSpent: ({ orders }) => money(orders.reduce((sum, order) => sum + netTotal(order), 0)),
  lastOrder: ({ orders }) => orders.at(-1) ?? null,
  email: ({ email }) => email,
  phone: () => null,
  defaultPhoneNumber: () => null,
  defaultEmailAddress: ({ email, consent }) => ({
    emailAddress: email,
    marketingState: consent.state,
    marketingOptInLevel: "SINGLE_OPT_IN",
    marketingUpdatedAt: consent.updatedAt === null ? null : instant(consent.updatedAt),
    validFormat: true,
  }),
  defaultAddress: (customer) => addressesOf(customer).at(-1) ?? null,
  addresses: (customer) => addressesOf(customer),
  addressesV2: (customer, args) => new Connection(addressesOf(customer), args),
  metafields: (customer, args) => new Connection(metafieldsOf(customer), args),
  orders: ({ orders }, args) => new Connection(orders, args),
};

function addressesOf({ id, countries }: ShopCustomer) {
  return countries.map((country) => {
    const place = inventPlace(country, id);
    return {
      countryCodeV2: country,
      provinceCode: place?.region ?? null,
      city: place?.city ?? null,
      zip: place?.zip ?? null,
      latitude: place?.latitude ?? null,
      longitude: place?.longitude ?? null,
    };
  });
}

function metafieldsOf({ number }: ShopCustomer) {
  const value = inventBirthDate(number);
  return value === undefined
    ? []
    : [{ namespace: "facts", key: "birth_date", type: "date", value }];
}

const ORDER: Fields<ShopOrder> = {
  id: ({ id }) => toGid("Order", id),
  legacyResourceId: ({ id }) => String(id),
  name: ({ name }) => name,
  createdAt: ({ placedAt }) => instant(placedAt),
  processedAt: ({ placedAt }) => instant(placedAt),
  updatedAt: ({ updatedAt }) => instant(updatedAt),
  cancelledAt: ({ cancelledAt }) => (cancelledAt === undefined ? null : instant(cancelledAt)),
  test: () => false,
  edited: () => false,
  sourceName: ({ sale }) => sale.channel,
  discountCodes: ({ sale }) => sale.codes,
  discountCode: ({ sale }) => sale.codes[0] ?? null,
  retailLocation: ({ sale }) =>
    sale.location === undefined ? null : { id: toGid("Location", sale.location) },
  app: ({ sale }) => ({ id: toGid("App", sale.app) }),
  email: ({ email }) => email ?? null,
  currencyCode: () => "GBP",
  presentmentCurrencyCode: () => "GBP",
  taxesIncluded: () => true,
  displayFinancialStatus: financialStatus,
  displayFulfillmentStatus: () => "FULFILLED",
  customer: ({ customer }) => customer ?? null,
  currentTotalPriceSet: (order) => moneyBag(netTotal(order)),
  currentSubtotalPriceSet: (order) => moneyBag(netGoods(order)),
  currentTotalTaxSet: () => moneyBag(0),
  currentShippingPriceSet: ({ shippingLeft }) => moneyBag(shippingLeft),
  totalPriceSet: (order) => moneyBag(grossTotal(order)),
  subtotalPriceSet: (order) => moneyBag(grossGoods(order)),
  totalTaxSet: () => moneyBag(0),
  totalShippingPriceSet: ({ shipping }) => moneyBag(shipping),
  totalRefundedSet: ({ refunds }) =>
    moneyBag(refunds.reduce((sum, refund) => sum + refundAmount(refund), 0)),
  tags: () => [],
  lineItems: ({ lines }, args) => new Connection(lines, args),
  refunds: ({ refunds }, { first }) =>
    typeof first === "number" ? refunds.slice(0, first) : refunds,
  agreements: (order, args) => new Connection(agreementsOf(order), args),
};

const LINE_ITEM: Fields<ShopLine> = {
  id: ({ id }) => toGid("LineItem", id),
  title: ({ product }) => product.title,
  name: ({ product }) => product.title,
  sku: ({ product }) => product.code,
  quantity: ({ quantity }) => quantity,
  currentQuantity: ({ left }) => left,
  refundableQuantity: ({ left }) => left,
  product: ({ product }) => product,
  variant: ({ product }) => ({ id: toGid("ProductVariant", product.variant) }),
  originalUnitPriceSet: ({ price }) => moneyBag(Math.round(price / 10)),
  discountAllocations: () => [],
  originalTotalSet: (line) => moneyBag(lineAmount(line, line.quantity)),
  discountedTotalSet: (line) => moneyBag(lineAmount(line, line.quantity)),
  priceAfterAllDiscountsBeforeTaxesSet: (line) => moneyBag(lineAmount(line, line.left)),
};

const REFUND: Fields<ShopRefund> = {
  id: ({ id }) => toGid("Refund", id),
  legacyResourceId: ({ id }) => String(id),
  createdAt: ({ at }) => instant(at),
  processedAt: ({ at }) => instant(at),
  updatedAt: ({ at }) => instant(at),
  totalRefundedSet: (refund) => moneyBag(refundAmount(refund)),
  refundLineItems: ({ lines }, args) =>
    new Connection(
      lines.map(({ id, line, quantity, amount }) => ({
        id: toGid("RefundLineItem", id),
        lineItem: line,
        quantity,
        subtotalSet: moneyBag(amount),
        totalTaxSet: moneyBag(0),
      })),
      args,
    ),
  refundShippingLines: ({ id, shipping }, args) =>
    new Connection(
      shipping === 0
        ? []
        : [
            {
              id: toGid("RefundShippingLine", id),
              subtotalAmountSet: moneyBag(shipping),
              taxAmountSet: moneyBag(0),
            },
          ],
      args,
    ),
  orderAdjustments: (_refund, args) => new Connection([], args),
};

const PRODUCT: Fields<ShopProduct> = {
  id: ({ id }) => toGid("Product", id),
  legacyResourceId: ({ id }) => String(id),
  title: ({ title }) => title,
  handle: ({ handle }) => handle,
  vendor: ({ vendor }) => vendor,
  productType: ({ type }) => type,
  category: ({ category }) => ({
    fullName: category,
    name: category.split(" > ").at(-1),
  }),
  collections: ({ collections }, args) => new Connection(collections, args),
  status: () => "ACTIVE",
  tags: ({ tags }) => tags,
  createdAt: ({ createdAt }) => instant(createdAt),
  updatedAt: ({ createdAt }) => instant(createdAt),
  featuredMedia: () => null,
};

const COLLECTION: Fields<ShopCollection & { readonly products: readonly ShopProduct[] }> = {
  id: ({ id }) => toGid("Collection", id),
  title: ({ title }) => title,
  products: ({ products }, args) => new Connection(products, args),
};

const AGREEMENT: Fields<Agreement> = {
  id: ({ __typename, id }) => toGid(__typename, id),
  happenedAt: ({ at }) => instant(at),
  reason: ({ __typename }) => (__typename === "RefundAgreement" ? "REFUND" : "ORDER"),
  refund: ({ refund }) => refund,
  sales: ({ sales }, args) => new Connection(sales, args),
};

const SALE: Fields<Sale> = {
  id: ({ __typename, id }) => toGid(__typename, id),
  actionType: ({ amount }) => (amount < 0 ? "RETURN" : "ORDER"),
  lineType: ({ line }) => (line ? "PRODUCT" : "SHIPPING"),
  quantity: ({ quantity }) => quantity,
  lineItem: ({ line }) => line,
  totalAmount: ({ amount }) => moneyBag(amount),
  totalTaxAmount: () => moneyBag(0),
};

const SHOP: Fields<Shop> = {
  id: ({ id }) => toGid("Shop", id),
  name: ({ name }) => name,
  email: () => "owner@harbour.example",
  contactEmail: () => "owner@harbour.example",
  myshopifyDomain: ({ domain }) => domain,
  url: ({ domain }) => `https://${domain}`,
  currencyCode: ({ currency }) => currency,
  ianaTimezone: ({ timeZone }) => timeZone,
  timezoneAbbreviation: () => "GMT",
  shopAddress: () => ({ countryCodeV2: "GB", city: "London", provinceCode: null }),
  plan: () => ({ displayName: "Sandbox", partnerDevelopment: true, shopifyPlus: false }),
};

const SUBSCRIPTION: Fields<WebhookSubscription> = {
  id: ({ id }) => toGid("WebhookSubscription", id),
  topic: ({ topic }) => topic.toUpperCase().replaceAll(/[/.]/g, "_"),
  uri: ({ uri }) => uri,
  format: () => "JSON",
  includeFields: () => [],
  filter: () => null,
};

/** How each type's fields are answered. A field that is not here exists at Shopify, but not in the sandbox. */
export const FIELDS: Readonly<Record<string, Readonly<Record<string, Field<never>>>>> = {
  Customer: CUSTOMER,
  CustomerSegmentMember: {
    ...CUSTOMER,
    id: ({ id }: ShopCustomer) => toGid("CustomerSegmentMember", id),
  },
  Order: ORDER,
  LineItem: LINE_ITEM,
  Refund: REFUND,
  Product: PRODUCT,
  Collection: COLLECTION,
  Shop: SHOP,
  OrderAgreement: AGREEMENT,
  RefundAgreement: AGREEMENT,
  ProductSale: SALE,
  ShippingLineSale: SALE,
  WebhookSubscription: SUBSCRIPTION,
};

export type { PageArguments };
