import { z } from "zod";
import type { Moment } from "#app/core/calendar/moment.ts";
import { loadShopKey } from "#app/db/crypto/load-shop-key.server.ts";
import { openText } from "#app/db/crypto/shop-key.server.ts";
import type { Queryable } from "#app/db/database.server.ts";
import { toInstant } from "#app/db/instant.server.ts";

/** A checkout that stands abandoned, with what the shop says now of the products in it. */
export interface OpenCart {
  readonly startedAt: Moment;
  readonly recoveryUrl: string | undefined;
  readonly products: readonly {
    readonly title: string;
    readonly quantity: number;
    readonly handle: string | undefined;
    readonly image: string | undefined;
  }[];
}

const Products = z.array(
  z.object({
    title: z.string().nullish(),
    quantity: z.number(),
    handle: z.string().nullish(),
    image: z.string().nullish(),
  }),
);

/** Finds the checkout that a customer left last, if it still stands abandoned at the moment. */
export async function findOpenCart(
  tx: Queryable,
  shop: bigint,
  customer: bigint,
  at: Moment,
): Promise<OpenCart | undefined> {
  const [row] = await tx.query<{
    token: string;
    created_at: Moment;
    recovery_url: Uint8Array | null;
    products: unknown;
  }>({
    name: "find-open-cart",
    text: `SELECT c.token, c.created_at, c.recovery_url, (
             SELECT coalesce(jsonb_agg(jsonb_build_object(
                 'title', coalesce(l.line ->> 'title', p.title),
                 'quantity', l.line -> 'quantity', 'handle', p.handle, 'image', p.image)
               ORDER BY l.number), '[]')
             FROM jsonb_array_elements(c.lines) WITH ORDINALITY AS l (line, number)
             LEFT JOIN product p ON p.shop = $1::bigint AND p.gone_at IS NULL
               AND p.product = (l.line ->> 'product')::bigint) AS products
           FROM checkout_state s
           JOIN checkout c ON c.shop = $1::bigint AND c.token = s.token
           WHERE s.shop = $1::bigint AND s.customer = $2::bigint
             AND s.valid_from <= $3::timestamptz AND s.valid_until > $3::timestamptz
           ORDER BY s.valid_from DESC, s.token DESC LIMIT 1`,
    values: [shop, customer, toInstant(at)],
  });
  if (row === undefined) return undefined;
  const { token, created_at: startedAt, recovery_url: sealed } = row;
  const recoveryUrl =
    sealed === null
      ? undefined
      : openText(
          await loadShopKey(tx, shop),
          { column: "checkout.recovery_url", row: token },
          sealed,
        );
  return {
    startedAt,
    recoveryUrl,
    products: Products.parse(row.products).map(({ title, quantity, handle, image }) => ({
      title: title ?? "",
      quantity,
      handle: handle ?? undefined,
      image: image ?? undefined,
    })),
  };
}
