import { personName } from "#app/core/catalog/person-name.ts";
import { listPeople } from "#app/db/customers/list-people.server.ts";
import type { Queryable } from "#app/db/database.server.ts";

/** A customer as a list names them. */
export interface NamedCustomer {
  readonly customer: string;
  /** Empty when Shopify knows none. */
  readonly name: string;
}

/** Opens the names of customers, in their order. Whoever shows them records the look. */
export async function nameCustomers(
  tx: Queryable,
  shop: bigint,
  customers: readonly bigint[],
): Promise<NamedCustomer[]> {
  const people = await listPeople(tx, shop, customers);
  return customers.map((customer) => {
    const person = people.get(customer);
    return {
      customer: customer.toString(),
      name: person === undefined ? "" : personName(person),
    };
  });
}
