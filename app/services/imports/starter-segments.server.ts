/** The segments every shop begins with: the lifecycle, and two that show what the engine can do. */
export const STARTER_SEGMENTS = [
  { name: "New", query: "first_order_date >= -30d" },
  {
    name: "Active",
    query: "last_order_date >= -90d AND first_order_date < -30d AND number_of_orders < 5",
  },
  {
    name: "Loyal",
    query: "last_order_date >= -90d AND first_order_date < -30d AND number_of_orders >= 5",
  },
  { name: "Lapsed", query: "last_order_date < -90d" },
  {
    name: "Spent over 500 in 6 months",
    query: "orders_placed MATCHES (date >= -6m, sum_amount > 500)",
  },
  { name: "Bought in the last 3 days", query: "last_order_date >= -3d" },
] as const;
