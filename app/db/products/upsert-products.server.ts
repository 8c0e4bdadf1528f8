import type { Product, Stamp } from "#app/core/commerce/facts.ts";
import type { Queryable } from "#app/db/database.server.ts";
import { toInstant } from "#app/db/instant.server.ts";
import { toRecordset } from "#app/db/to-recordset.server.ts";

export interface StampedProduct {
  readonly product: Product;
  readonly stamp: Stamp;
}

/** Writes full states of products over older ones, at most one a product. Tombstones stay. */
export async function upsertProducts(
  tx: Queryable,
  shop: bigint,
  products: readonly StampedProduct[],
): Promise<void> {
  if (products.length === 0) return;
  await tx.query({
    name: "upsert-products",
    text: `
      INSERT INTO product AS p (shop, product, title, handle, vendor, type, image, updated_at,
        triggered_at, body_hash)
      SELECT $1::bigint, x.* FROM jsonb_to_recordset($2::text::jsonb) AS x(
        product bigint, title text, handle text, vendor text, type text, image text,
        updated_at timestamptz, triggered_at timestamptz, body_hash text)
      ON CONFLICT (shop, product) DO UPDATE SET
        title = excluded.title, handle = excluded.handle, vendor = excluded.vendor,
        type = excluded.type, image = excluded.image, updated_at = excluded.updated_at,
        triggered_at = excluded.triggered_at, body_hash = excluded.body_hash
      WHERE (excluded.updated_at, excluded.triggered_at, excluded.body_hash)
          > (coalesce(p.updated_at, '-infinity'), coalesce(p.triggered_at, '-infinity'),
             coalesce(p.body_hash, ''))`,
    values: [shop, toRecordset(products.map(toRow))],
  });
}

function toRow({ product, stamp }: StampedProduct) {
  return {
    product: product.id,
    title: product.title,
    handle: product.handle,
    vendor: product.vendor,
    type: product.type,
    image: product.image,
    updated_at: toInstant(stamp.updatedAt),
    triggered_at: toInstant(stamp.triggeredAt),
    body_hash: stamp.bodyHash,
  };
}
