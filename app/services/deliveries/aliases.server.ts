import { resolveAlias } from "#app/core/commerce/resolve-alias.ts";
import { loadAliases } from "#app/db/customers/load-aliases.server.ts";
import type { Queryable } from "#app/db/database.server.ts";

/** Whose facts are whose, after all merges. Ask only for customers learnt before. */
export interface Aliases {
  /** Loads the merges around these customers, unless they were loaded before. */
  learn(customers: Iterable<string>): Promise<void>;
  /** The customer this one stands for. */
  owner(customer: string): string;
  /** Everyone who is this owner: herself and those merged into her. */
  identities(owner: string): readonly string[];
}

export function makeAliases(tx: Queryable, shop: bigint): Aliases {
  const known = new Set<string>();
  const kept = new Map<string, string>();
  const merged = new Map<string, string[]>();
  const owner = (customer: string) => resolveAlias(kept, customer);
  return {
    async learn(customers) {
      const unknown = [...new Set(customers)].filter((customer) => !known.has(customer));
      if (unknown.length === 0) return;
      const links = await loadAliases(tx, shop, unknown);
      for (const customer of unknown) known.add(customer);
      for (const [from, into] of links) {
        known.add(from).add(into);
        kept.set(from, into);
      }
      for (const from of links.keys()) {
        const into = owner(from);
        if (into !== from) merged.set(into, [...(merged.get(into) ?? []), from]);
      }
    },
    owner,
    identities: (customer) => [customer, ...(merged.get(customer) ?? [])],
  };
}
