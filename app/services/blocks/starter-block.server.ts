import type { VariantDraft } from "#app/core/blocks/block.ts";

interface StarterVersion {
  readonly key: string;
  /** The starter segment whose customers see it. */
  readonly segmentName: string;
  readonly source: string;
}

/** Where a tool cannot say the address, the name stands without a link. */
const SHOP = `{% if shop_url %}<a href="{{ shop_url }}">{{ shop_name }}</a>{% else %}{{ shop_name }}{% endif %}`;

/** The block every shop begins with: a greeting for each lifecycle, and one for everyone else. */
export const STARTER_BLOCK = {
  key: "lifecycle_greeting",
  name: "Lifecycle greeting",
  versions: [
    {
      key: "new",
      segmentName: "New",
      source: `<h2>Welcome, {{ first_name | default: "friend" }}!</h2>
<p>Thank you for your first order with {{ shop_name }} on {{ first_order_date | default: "its way" }}. It is good to have you here.</p>`,
    },
    {
      key: "loyal",
      segmentName: "Loyal",
      source: `<h2>{{ first_name | default: "Dear friend" }}, you make our day</h2>
<p>{% if orders_count and amount_spent %}You have ordered {{ orders_count }} times and spent {{ amount_spent }} with us. {% endif %}Thank you for coming back.</p>`,
    },
    {
      key: "active",
      segmentName: "Active",
      source: `<h2>Good to see you, {{ first_name | default: "friend" }}</h2>
<p>{% if last_order_date %}We hope you enjoy what you ordered on {{ last_order_date }}.{% else %}We hope you enjoy what you ordered.{% endif %} There is more to find at ${SHOP}.</p>`,
    },
    {
      key: "lapsed",
      segmentName: "Lapsed",
      source: `<h2>We miss you, {{ first_name | default: "friend" }}</h2>
<p>{% if last_order_date %}Your last order was on {{ last_order_date }}. {% endif %}A lot is new at ${SHOP}: come and have a look.</p>`,
    },
  ] satisfies readonly StarterVersion[],
  fallback: `<h2>Hello{% if first_name %}, {{ first_name }}{% endif %}!</h2>
<p>There is something for you at ${SHOP}.</p>`,
};

/** The versions whose segments the shop has. */
export function starterVariants(segments: ReadonlyMap<string, string>): VariantDraft[] {
  return STARTER_BLOCK.versions.flatMap(({ key, segmentName, source }) => {
    const segment = segments.get(segmentName);
    return segment === undefined ? [] : [{ key, name: segmentName, segment, source }];
  });
}
