import type { Demo } from "./start-demo.ts";
import { countMembers } from "#tests/sandbox/segments/count-members.ts";
import type { ShopCustomer } from "#tests/sandbox/shop/things.ts";

/** The customers the shop itself finds for a query now, by its own plain loops. */
export function shopCustomers({ sandbox }: Demo, query: string): ShopCustomer[] {
  return countMembers(sandbox.shop, { query, timeZone: "Europe/London", now: Date.now() });
}

/** A number as the app writes it: 1,463. */
export const written = (count: number) => new Intl.NumberFormat("en").format(count);
