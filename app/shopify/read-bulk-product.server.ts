import { z } from "zod";
import type { Moment } from "#app/core/calendar/moment.ts";
import type { Fact } from "#app/core/commerce/facts.ts";
import type { BulkRoot } from "./bulk-nodes.server.ts";
import { categoriesOf, CategoryName } from "./product-category.server.ts";
import { Gid, Instant, Name, splitTags, text } from "./payload-fields.server.ts";

const Product = z.object({
  id: Gid,
  updatedAt: Instant,
  title: Name,
  handle: Name,
  vendor: Name,
  productType: Name,
  tags: z.array(z.string()).transform(splitTags),
  category: z.object({ fullName: CategoryName }).nullable(),
  featuredMedia: z
    .object({
      preview: z.object({ image: z.object({ url: text(2048) }).nullable() }).nullable(),
    })
    .nullable(),
});

const Collection = z.object({ id: Gid });

/** Reads a product, whose children are its collections. */
export function readBulkProduct({ value, children, hash }: BulkRoot, readAt: Moment): Fact[] {
  const product = Product.parse(value);
  return [
    {
      kind: "product",
      product: {
        id: product.id,
        title: product.title,
        handle: product.handle,
        vendor: product.vendor,
        type: product.productType,
        tags: product.tags,
        categories: categoriesOf(product.category?.fullName),
        collections: children.map((child) => Collection.parse(child.value).id),
        image: product.featuredMedia?.preview?.image?.url,
      },
      stamp: { updatedAt: product.updatedAt, triggeredAt: readAt, bodyHash: hash },
    },
  ];
}
