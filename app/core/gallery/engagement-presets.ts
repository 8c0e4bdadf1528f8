import type { Preset } from "./preset.ts";

const OPENED_OR_CLICKED = "action IN ('opened', 'clicked')";

/** What customers did with emails and on the site. */
export const ENGAGEMENT_PRESETS: readonly Preset[] = [
  {
    key: "engaged-never-bought",
    name: "Opened or clicked in 60 days, never bought",
    query: `emails MATCHES (${OPENED_OR_CLICKED}, date >= -{days}d) AND number_of_orders = 0`,
    goal: "first-order",
    category: "email",
    options: { days: { kind: "days", value: "60" } },
  },
  {
    key: "opened-lately",
    name: "Opened an email in the last 7 days",
    query: "emails MATCHES (action = 'opened', date >= -{days}d)",
    goal: "inform",
    category: "email",
    options: { days: { kind: "days", value: "7" } },
  },
  {
    key: "spends-opens-and-visits",
    name: "Spent over 500, opens 75 % and visits products, in 6 months",
    query:
      "orders_placed MATCHES (date >= -6m, sum_amount > {amount}) AND open_rate MATCHES (date >= -6m, rate >= {rate}) AND storefront.product_viewed MATCHES (date >= -6m, count >= {visits})",
    goal: "reward",
    category: "email",
    options: {
      amount: { kind: "money", value: "500" },
      rate: { kind: "share", value: "0.75" },
      visits: { kind: "count", value: "2" },
    },
  },
  {
    key: "opens-and-visits",
    name: "Opened an email and visited 3 times in 7 days",
    query:
      "emails MATCHES (action = 'opened', date >= -{days}d) AND site_visits MATCHES (date >= -{days}d, count >= {visits})",
    goal: "inform",
    category: "email",
    options: { days: { kind: "days", value: "7" }, visits: { kind: "count", value: "3" } },
  },
  {
    key: "no-purchase-no-engagement",
    name: "No purchase in 90 days, no engagement in 30",
    query: `last_order_date < -{days}d AND emails NOT MATCHES (${OPENED_OR_CLICKED}, date >= -{quiet}d)`,
    goal: "win-back",
    category: "email",
    options: { days: { kind: "days", value: "90" }, quiet: { kind: "days", value: "30" } },
  },
  {
    key: "inactive-subscribers",
    name: "Subscribers who opened nothing in 90 days",
    query: `email_subscription_status = 'SUBSCRIBED' AND emails NOT MATCHES (${OPENED_OR_CLICKED}, date >= -{days}d)`,
    goal: "win-back",
    category: "email",
    options: { days: { kind: "days", value: "90" } },
  },
  {
    key: "clicked-a-link",
    name: "Clicked a certain link",
    query: "emails MATCHES (action = 'clicked', link = {link})",
    goal: "inform",
    category: "email",
    options: { link: { kind: "text", value: "https://example.com/sale", isExample: true } },
  },
  {
    key: "opens-half",
    name: "Opens at least half of the emails of 90 days",
    query: "open_rate MATCHES (date >= -90d, rate >= {rate})",
    goal: "inform",
    category: "email",
    options: { rate: { kind: "share", value: "0.5" } },
  },
  {
    key: "opens-some",
    name: "Opens some, but fewer than half of the emails of 90 days",
    query:
      "emails MATCHES (action = 'opened', date >= -90d) AND open_rate MATCHES (date >= -90d, rate < {rate})",
    goal: "inform",
    category: "email",
    options: { rate: { kind: "share", value: "0.5" } },
  },
  {
    key: "opens-none",
    name: "Was emailed and opened nothing in 180 days",
    query: `emails MATCHES (action IN ('sent', 'delivered'), date >= -{days}d) AND emails NOT MATCHES (${OPENED_OR_CLICKED}, date >= -{days}d)`,
    goal: "win-back",
    category: "email",
    options: { days: { kind: "days", value: "180" } },
  },
  {
    key: "email-subscribers",
    name: "Email subscribers",
    query: "email_subscription_status = 'SUBSCRIBED'",
    goal: "inform",
    category: "email",
    options: {},
  },
  {
    key: "subscribed-lately",
    name: "Subscribers added in the last 30 days",
    query: "email_subscription_status = 'SUBSCRIBED' AND customer_added_date >= -{days}d",
    goal: "welcome",
    category: "email",
    options: { days: { kind: "days", value: "30" } },
  },
  {
    key: "visited-products",
    name: "Visited a product page",
    query: "storefront.product_viewed MATCHES ()",
    goal: "first-order",
    category: "site",
    options: {},
  },
  {
    key: "browsed-yesterday",
    name: "Browsed a product a day ago and did not order",
    query:
      "storefront.product_viewed MATCHES (date BETWEEN -48h AND -24h) AND site_visits MATCHES (date BETWEEN -48h AND -24h, dwell >= {seconds}) AND orders_placed NOT MATCHES (date >= -48h)",
    goal: "recover",
    category: "site",
    options: { seconds: { kind: "count", value: "30" } },
  },
  {
    key: "viewed-not-bought",
    name: "Viewed a certain product and did not buy it",
    query:
      "storefront.product_viewed MATCHES (id = {product}, date >= -{days}d) AND products_purchased NOT MATCHES (id = {product}, date >= -{days}d)",
    goal: "recover",
    category: "site",
    options: {
      product: { kind: "id", value: "1", isExample: true },
      days: { kind: "days", value: "30" },
    },
  },
  {
    key: "no-purchase-no-visit",
    name: "No purchase and no visit in 60 days",
    query: "last_order_date < -{days}d AND site_visits NOT MATCHES (date >= -{days}d)",
    goal: "win-back",
    category: "site",
    options: { days: { kind: "days", value: "60" } },
  },
];
