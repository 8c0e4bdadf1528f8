import { z } from "zod";
import type { Fact } from "#app/core/commerce/facts.ts";
import type { Heard } from "./heard.server.ts";
import { categoriesOf, CategoryName } from "./product-category.server.ts";
import { Id, Instant, Name, TagList, text } from "./payload-fields.server.ts";

const Product = z.object({
  id: Id,
  updated_at: Instant,
  title: Name,
  handle: Name.nullish(),
  vendor: Name.nullish(),
  product_type: Name.nullish(),
  tags: TagList.nullish(),
  category: z.object({ full_name: CategoryName }).nullable().optional(),
  image: z.object({ src: text(2048).nullish() }).nullish(),
});

/** Reads products/create and products/update. */
export function readProduct(body: unknown, heard: Heard): Fact[] {
  const product = Product.parse(body);
  return [
    {
      kind: "product",
      product: {
        id: product.id,
        title: product.title,
        handle: product.handle ?? "",
        vendor: product.vendor ?? "",
        type: product.product_type ?? "",
        tags: product.tags ?? [],
        ...(product.category !== undefined && {
          categories: categoriesOf(product.category?.full_name),
        }),
        image: product.image?.src ?? undefined,
      },
      stamp: { updatedAt: product.updated_at, ...heard },
    },
  ];
}

const Collection = z.object({ id: Id });

/** Reads collections/*: a hint to ask which products it has now. */
export function readCollection(body: unknown): Fact[] {
  return [{ kind: "refetch", entity: "collection", id: Collection.parse(body).id }];
}
