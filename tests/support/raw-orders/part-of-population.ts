import type { Population } from "#tests/sandbox/shop/population.ts";

/** One customer in `every` of a population, with all of their orders and refunds; guests likewise. */
export function partOfPopulation(population: Population, every: number): Population {
  const chosen = population.customers.flatMap((_, index) => (index % every === 0 ? [index] : []));
  const customerAt = new Map(chosen.map((old, index) => [old, index]));
  const orders = population.orders.flatMap((order, old) => {
    if (order.customer === -1) return order.invoice % every === 0 ? [{ old, order }] : [];
    const customer = customerAt.get(order.customer);
    return customer === undefined ? [] : [{ old, order: { ...order, customer } }];
  });
  const orderAt = new Map(orders.map(({ old }, index) => [old, index]));
  return {
    ...population,
    customers: chosen.map((old) => population.customers[old]!),
    orders: orders.map(({ order }) => order),
    refunds: population.refunds.flatMap((refund) => {
      const order = orderAt.get(refund.order);
      return order === undefined ? [] : [{ ...refund, order }];
    }),
  };
}
