import type { Query } from "#app/core/language/ast.ts";
import type { Delivery } from "./delivery.ts";
import { hear } from "./hear.ts";
import { holds } from "./holds.ts";
import type { Counting } from "./order-then.ts";
import { personThen, type PersonThen } from "./person-then.ts";
import { newest, type ShopReading, standing, type Told } from "./told.ts";

export interface OracleShop {
  /** As it was when the app came; later ones are told. */
  readonly zone: string;
  readonly currency: string;
  readonly deliveries: readonly Delivery[];
  /** Which orders a person wanted counted, from when on. Before the first it is as it is by default. */
  readonly rules?: readonly Rules[];
  /** What the shop was found to be when the app came again. */
  readonly shops?: readonly ShopReading[];
}

export interface Rules extends Omit<Counting, "currency"> {
  readonly from: number;
}

export const DEFAULT_RULES: Rules = {
  from: Number.NEGATIVE_INFINITY,
  test: false,
  cancelled: false,
  pos: true,
  zeroValue: true,
  unpaid: true,
};

/** Answers for one shop, from all of its deliveries, about any moment. */
export interface Oracle {
  readonly told: Told;
  /** Everyone ever spoken of, under whatever id. */
  readonly customers: readonly string[];
  readonly isMember: (query: Query, customer: string, at: number) => boolean;
}

export function makeOracle({
  zone,
  currency,
  deliveries,
  rules = [],
  shops = [],
}: OracleShop): Oracle {
  const told = hear(deliveries);
  told.shops.push(...shops);
  // Only to ask many queries about one person without adding up her orders each time.
  const people = new Map<string, PersonThen | undefined>();
  const person = (customer: string, at: number): PersonThen | undefined => {
    const key = `${customer} ${at}`;
    if (!people.has(key)) {
      const inForce = rules.findLast(({ from }) => from <= at) ?? DEFAULT_RULES;
      const counting = { ...inForce, currency: shopThen(told, at)?.currency ?? currency };
      people.set(key, personThen(told, customer, counting, at));
    }
    return people.get(key);
  };
  return {
    told,
    customers: everyone(told),
    isMember: (query, customer, at) => {
      const found = person(customer, at);
      if (found === undefined) return false;
      return (
        query.condition === undefined ||
        holds(query.condition, found, { zone: shopThen(told, at)?.zone ?? zone, at })
      );
    },
  };
}

/** What the shop last said of itself by then. */
function shopThen({ shops }: Told, moment: number): ShopReading | undefined {
  return newest(standing(shops).filter(({ stamp }) => stamp.updated <= moment));
}

function everyone(told: Told): readonly string[] {
  const ids = [...told.sightings, ...told.orders, ...told.consents].flatMap(
    ({ customer }) => customer ?? [],
  );
  const merged = told.merges.flatMap(({ kept, merged }) => [kept, merged]);
  return [...new Set([...ids, ...merged])].sort();
}
