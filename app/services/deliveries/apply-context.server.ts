import type { Currencies } from "#app/core/commerce/order-states.ts";
import type { ShopKey } from "#app/db/crypto/shop-key.server.ts";
import type { Queryable } from "#app/db/database.server.ts";
import type { Refetch } from "#app/db/refetches/insert-refetches.server.ts";
import type { Aliases } from "./aliases.server.ts";
import type { ProbeBook } from "./probe-book.server.ts";

/** What the parts of one application of facts share. */
export interface ApplyContext {
  readonly tx: Queryable;
  readonly shop: bigint;
  readonly key: ShopKey;
  /** The shop's currencies, each from its moment on. */
  readonly currencies: Currencies;
  readonly aliases: Aliases;
  readonly probes: ProbeBook;
  /** What these facts leave to be asked for again. */
  readonly refetches: Refetch[];
}
