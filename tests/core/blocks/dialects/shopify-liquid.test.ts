import { Liquid } from "liquidjs";
import { describe, expect, test } from "vitest";
import type { Block } from "#app/core/blocks/block.ts";
import type { CustomerFacts } from "#app/core/blocks/customer-facts.ts";
import { printBlock } from "#app/core/blocks/print-block.ts";
import { deliverProperties } from "#app/core/blocks/properties.ts";
import { renderBlock } from "#app/core/blocks/render-block.ts";
import type { Written } from "#app/core/blocks/write-details.ts";
import { CORPUS, POPULATION, VERSIONED } from "#tests/support/blocks-corpus.ts";
import { aBlock, someFacts } from "#tests/support/builders/a-block.ts";
import { comparableHtml } from "#tests/support/comparable-html.ts";

const liquid = new Liquid();

/** A notification's customer who has nothing but the metafields we deliver. */
function notification(block: Block, facts: CustomerFacts, memberships: ReadonlySet<string>) {
  const metafields: Record<string, { value: Written }> = {};
  for (const [name, value] of deliverProperties(block, facts, memberships)) {
    metafields[name.replace(/^satsuma_/, "")] = { value };
  }
  return { customer: { metafields: { satsuma: metafields } } };
}

const SEGMENTS = [
  new Set<string>(),
  new Set(["new"]),
  new Set(["loyal", "new"]),
  new Set(["loyal"]),
];

test.each([...CORPUS, ...VERSIONED])(
  "Liquid renders the print of %j, from what we deliver, as we render it",
  (draft) => {
    const block = aBlock(draft);
    const template = liquid.parse(printBlock(block, "shopify-liquid").text);
    for (const facts of POPULATION) {
      for (const memberships of SEGMENTS) {
        const rendered = String(
          liquid.renderSync(template, notification(block, facts, memberships)),
        );
        const expected = renderBlock(block, facts, memberships).html;
        expect(comparableHtml(rendered)).toBe(comparableHtml(expected));
      }
    }
  },
);

test("the print reads as a merchant would write it", () => {
  const block = aBlock({
    key: "greeting",
    variants: [
      { key: "new", name: "New", segment: "s", source: "Hi {{ first_name | default: 'you' }}" },
    ],
    fallback: "Hello",
  });
  expect(printBlock(block, "shopify-liquid")).toMatchObject({
    text: [
      "{% assign satsuma_block_greeting = customer.metafields.satsuma.block_greeting.value | default: nil",
      "%}{% assign satsuma_first_name = customer.metafields.satsuma.first_name.value | default: nil",
      '%}{% if satsuma_block_greeting == "new" %}Hi {{ satsuma_first_name | default: "you" | escape }}{% else %}Hello{% endif %}',
    ].join("\n"),
    mode: "native",
    properties: [
      { kind: "version", name: "satsuma_block_greeting" },
      { kind: "text", name: "satsuma_first_name" },
    ],
    warnings: [{ code: "unproven" }, { code: "no-choice-in-shopify-email" }],
  });
});

describe("asked for one version", () => {
  const block = aBlock({
    variants: [
      {
        key: "new",
        name: "New",
        segment: "s",
        source:
          "Hi {{ first_name | default: 'you' }}, {% if tags %}a{% else %}b{% endif %} {{ orders_count }}",
      },
    ],
    fallback: "Hello {# you #} {{ last_order_date | default: 'a < b' }}",
  });

  test("it prints for Shopify Email, where nothing can be chosen", () => {
    expect(printBlock(block, "shopify-liquid", { version: "new" })).toEqual({
      text: "Hi {{ data.customer.first_name }}, b ",
      mode: "version-per-segment",
      properties: [],
      warnings: [
        { code: "unproven" },
        { code: "no-default-there", name: "first_name" },
        { code: "detail-left-out", name: "tags" },
        { code: "detail-left-out", name: "orders_count" },
      ],
    });
  });

  test("it prints what everyone else sees", () => {
    expect(printBlock(block, "shopify-liquid", { version: "everyone_else" }).text).toBe(
      "Hello &#123;# you #} a &lt; b",
    );
  });
});

test("a print too large for a section says so", () => {
  const { warnings } = printBlock(aBlock("\u00e9".repeat(25_001)), "shopify-liquid");
  expect(warnings).toContainEqual({ code: "too-large", bytes: 50_002, limit: 50_000 });
  expect(
    printBlock(aBlock("x"), "plain-html", {
      customer: { facts: someFacts(), memberships: new Set() },
    }).text,
  ).toBe("x");
});
