/** The segments a shop has from its first day, with Shopify's own queries, and two the merchant made. */
export const SEGMENTS = [
  ["Customers who have purchased at least once", "number_of_orders >= 1"],
  ["Customers who haven't purchased", "number_of_orders = 0"],
  ["Customers who have purchased more than once", "number_of_orders > 1"],
  ["Abandoned checkouts in the last 30 days", "abandoned_checkout_date >= -30d"],
  ["Email subscribers", "email_subscription_status = 'SUBSCRIBED'"],
  ["Germany, spent over 1000", "customer_countries CONTAINS 'DE' AND amount_spent > 1000"],
  ["Champions", "rfm_group = 'CHAMPIONS'"],
].map(([name = "", query = ""], index) => ({
  id: `gid://shopify/Segment/${520_001_000_000 + index}`,
  name,
  query,
  creationDate: "2025-11-03T09:00:00Z",
  lastEditDate: "2025-11-03T09:00:00Z",
}));
