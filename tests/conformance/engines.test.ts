import { expect, test } from "vitest";
import type { DialectName } from "#app/core/blocks/print-block.ts";
import { type BlockCase, blockCases } from "#tests/support/block-cases.ts";
import { comparableHtml } from "#tests/support/comparable-html.ts";
import { renderWith } from "#tests/support/engines/render-with.ts";

type Delivered = BlockCase["delivered"];

/** How a platform's templates find the customer's properties. */
const PLATFORMS: readonly {
  readonly dialect: DialectName;
  readonly engine: Parameters<typeof renderWith>[0];
  readonly variables: (delivered: Delivered) => Readonly<Record<string, unknown>>;
}[] = [
  { dialect: "klaviyo", engine: "django", variables: (person) => ({ person }) },
  { dialect: "hubspot", engine: "jinja", variables: (contact) => ({ contact }) },
  { dialect: "customer-io", engine: "ruby", variables: (customer) => ({ customer }) },
  {
    dialect: "shopify-liquid",
    engine: "ruby",
    variables: (delivered) => ({
      customer: {
        metafields: {
          satsuma: Object.fromEntries(
            Object.entries(delivered).map(([name, value]) => [
              name.replace(/^satsuma_/, ""),
              { value },
            ]),
          ),
        },
      },
    }),
  },
];

test.each(PLATFORMS)(
  "$engine renders the $dialect print of every block, from what we deliver, as we render it",
  ({ dialect, engine, variables }) => {
    const cases = blockCases(dialect);
    const rendered = renderWith(
      engine,
      cases.map(({ template, delivered }) => ({ template, variables: variables(delivered) })),
    );
    const wrong = cases
      .map((each, index) => ({ ...each, rendered: rendered[index] ?? "" }))
      .filter(({ expected, rendered: text }) => comparableHtml(expected) !== comparableHtml(text));
    expect(rendered).toHaveLength(cases.length);
    expect(wrong.slice(0, 3)).toEqual([]);
  },
);
