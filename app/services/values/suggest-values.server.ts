import type { Attribute, FunctionParameter } from "#app/core/catalog/attribute.ts";
import type { Catalog } from "#app/core/catalog/catalog.ts";
import type { Queryable } from "#app/db/database.server.ts";
import { searchObservedValues } from "#app/db/values/search-observed-values.server.ts";
import { searchProductTitles } from "#app/db/values/search-product-titles.server.ts";
import { searchProducts } from "#app/db/values/search-products.server.ts";
import { searchSkus } from "#app/db/values/search-skus.server.ts";
import type { ValuePage } from "#app/db/values/value-page.server.ts";
import { compare } from "#app/lib/compare.ts";
import { foldCase } from "#app/lib/fold-case.ts";
import { loadCatalog } from "#app/services/shops/load-catalog.server.ts";

/** Where in a query a value is to stand, and what it is looked for by. */
export interface ValueSearch {
  /** An attribute's or function's name. */
  readonly filter: string;
  readonly parameter?: string | undefined;
  /** A part of it, in any case. */
  readonly search: string;
  /** The last page's `after`. */
  readonly after?: string | undefined;
}

export interface SuggestedValues {
  readonly values: readonly SuggestedValue[];
  /** Where the next page begins; `undefined` after the last. There are as many pages as it takes. */
  readonly after: string | undefined;
}

export interface SuggestedValue {
  /** As the query writes it, without quotes. */
  readonly value: string;
  /** What it is called, where the value is an id. */
  readonly label?: string;
}

const PAGE = 50;

/** Offers the shop's own values: those that its customers and products have now. */
export async function suggestValues(
  tx: Queryable,
  shop: bigint,
  { filter, parameter, search, after }: ValueSearch,
): Promise<SuggestedValues> {
  // One more than is shown tells whether there is more.
  const page: ValuePage = { search, after, limit: PAGE + 1 };
  const found = await find(tx, shop, {
    subject: subjectOf(await loadCatalog(tx, shop), filter, parameter),
    page,
  });
  const values = found.slice(0, PAGE);
  return { values, after: found.length > PAGE ? values.at(-1)?.value : undefined };
}

type Subject =
  | { readonly kind: "closed"; readonly values: readonly string[] }
  | { readonly kind: "customers" | "products"; readonly attribute: string }
  | { readonly kind: "product-ids" | "product-titles" | "skus" | "nothing" };

const NOTHING: Subject = { kind: "nothing" };

function subjectOf(catalog: Catalog, filter: string, parameter: string | undefined): Subject {
  if (parameter !== undefined) {
    const asked = catalog.functions.get(filter)?.parameters.find(({ name }) => name === parameter);
    return asked === undefined ? NOTHING : ofParameter(filter, asked);
  }
  const attribute = catalog.attributes.get(filter);
  return attribute === undefined ? NOTHING : ofAttribute(attribute);
}

function ofAttribute({ type, values, source }: Attribute): Subject {
  if (values !== undefined) return { kind: "closed", values };
  if (source.kind !== "observed" || type !== "string") return NOTHING;
  return { kind: "customers", attribute: source.attribute };
}

/** What products say of themselves, by the parameters that ask for it. */
const OF_PRODUCTS: Readonly<Record<string, Subject>> = {
  id: { kind: "product-ids" },
  title: { kind: "product-titles" },
  sku: { kind: "skus" },
  tag: { kind: "products", attribute: "tag" },
  vendor: { kind: "products", attribute: "vendor" },
  product_type: { kind: "products", attribute: "product_type" },
  category: { kind: "products", attribute: "category" },
  collection: { kind: "products", attribute: "collection" },
};

function ofParameter(filter: string, { name, values }: FunctionParameter): Subject {
  if (values !== undefined) return { kind: "closed", values };
  const ofProducts = filter === "products_purchased" || filter.endsWith("product_viewed");
  return (ofProducts ? OF_PRODUCTS[name] : undefined) ?? NOTHING;
}

interface Asked {
  readonly subject: Subject;
  readonly page: ValuePage;
}

async function find(
  tx: Queryable,
  shop: bigint,
  { subject, page }: Asked,
): Promise<readonly SuggestedValue[]> {
  switch (subject.kind) {
    case "closed":
      return toValues(amongClosed(subject.values, page));
    case "customers":
    case "products": {
      const observed = subject.kind === "customers" ? "customer" : "product";
      const { attribute } = subject;
      return toValues(await searchObservedValues(tx, shop, { observed, attribute }, page));
    }
    case "product-ids": {
      const products = await searchProducts(tx, shop, page);
      return products.map(({ id, title }) => ({ value: id, label: title }));
    }
    case "product-titles":
      return toValues(await searchProductTitles(tx, shop, page));
    case "skus":
      return toValues(await searchSkus(tx, shop, page));
    case "nothing":
      return [];
  }
}

function amongClosed(values: readonly string[], { search, after, limit }: ValuePage): string[] {
  const wanted = foldCase(search);
  return values
    .filter((value) => foldCase(value).includes(wanted))
    .filter((value) => after === undefined || compare(value, after) > 0)
    .toSorted(compare)
    .slice(0, limit);
}

function toValues(texts: readonly string[]): SuggestedValue[] {
  return texts.map((value) => ({ value }));
}
