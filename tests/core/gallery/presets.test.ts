import { describe, expect, test } from "vitest";
import { makeCatalog } from "#app/core/catalog/catalog.ts";
import { CATEGORIES, GOALS, type Preset } from "#app/core/gallery/preset.ts";
import { presetQuery } from "#app/core/gallery/preset-query.ts";
import { findPreset, PRESETS } from "#app/core/gallery/presets.ts";
import type { Query } from "#app/core/language/ast.ts";
import { needsOf } from "#app/core/language/needs.ts";
import { printQuery } from "#app/core/language/printer.ts";
import { readQuery } from "#app/core/language/read-query.ts";
import { describeQuery } from "#app/i18n/describe-query.ts";
import { queryWordsEn } from "#app/i18n/query-words.en.ts";

const CATALOG = makeCatalog({
  metafields: [{ namespace: "facts", key: "birth_date", type: "date" }],
});
const WORDS = queryWordsEn({ locale: "en-GB", currency: "GBP" });

/** Which presets answer what the requirements name. */
const WANTED: readonly (readonly [requirement: string, keys: readonly string[]])[] = [
  ["001-09", ["engaged-never-bought"]],
  ["002-07", ["few-orders", "some-orders", "frequent-buyers"]],
  ["002-09", ["loyal-snapshot"]],
  ["002-11", ["opened-lately"]],
  ["002-12", ["abandoned-lately"]],
  ["003-15", ["spends-opens-and-visits"]],
  ["003-18", ["opens-and-visits"]],
  ["003-19", ["no-purchase-no-engagement"]],
  ["003-21", ["opened-lately", "spent-in-all", "visited-products"]],
  ["003-28", ["bought-lately"]],
  ["004-03", ["frequent-buyers", "inactive-subscribers", "clicked-a-link"]],
  ["004-05", ["opens-half", "opens-some", "opens-none"]],
  ["004-28", ["finished-in-time"]],
  [
    "004-37",
    [
      "subscribed-lately",
      "came-to-a-webinar",
      "promising-leads",
      "leads-in-a-country",
      "inactive-subscribers",
    ],
  ],
  ["004-45", ["browsed-yesterday"]],
  ["004-63", ["birthday-today"]],
  ["004-64", ["left-a-product-behind"]],
  ["004-65", ["lives-near"]],
  ["004-66", ["bought-one-type-not-another"]],
  ["004-67", ["came-last-year"]],
  ["004-68", ["has-points"]],
  ["004-69", ["no-purchase-no-visit"]],
  ["004-70", ["bought-with-tag"]],
  ["004-71", ["last-ordered-some-time-ago"]],
  ["004-72", ["viewed-not-bought"]],
  ["004-78", ["new", "active", "lapsed", "loyal"]],
];

/** Those that every new shop has in Shopify, with Shopify's own names and queries. */
const SHOPIFYS: readonly (readonly [name: string, query: string])[] = [
  ["Customers who have purchased at least once", "number_of_orders >= 1"],
  ["Customers who haven't purchased", "number_of_orders = 0"],
  ["Customers who have purchased more than once", "number_of_orders > 1"],
  ["Abandoned checkouts in the last 30 days", "abandoned_checkout_date >= -30d"],
  ["Email subscribers", "email_subscription_status = 'SUBSCRIBED'"],
];

const NUMBERS: readonly (readonly [key: string, query: string])[] = [
  [
    "engaged-never-bought",
    "emails MATCHES (action IN ('opened', 'clicked'), date >= -60d) AND number_of_orders = 0",
  ],
  ["few-orders", "orders_placed MATCHES (date >= -6m, count <= 1)"],
  ["some-orders", "orders_placed MATCHES (date >= -6m, count BETWEEN 2 AND 4)"],
  ["frequent-buyers", "orders_placed MATCHES (date >= -6m, count >= 5)"],
  ["opened-lately", "emails MATCHES (action = 'opened', date >= -7d)"],
  ["abandoned-lately", "abandoned_checkout_date >= -48h"],
  [
    "spends-opens-and-visits",
    "orders_placed MATCHES (date >= -6m, sum_amount > 500) AND open_rate MATCHES (date >= -6m, rate >= 0.75) AND storefront.product_viewed MATCHES (date >= -6m, count >= 2)",
  ],
  [
    "opens-and-visits",
    "emails MATCHES (action = 'opened', date >= -7d) AND site_visits MATCHES (date >= -7d, count >= 3)",
  ],
  [
    "no-purchase-no-engagement",
    "last_order_date < -90d AND emails NOT MATCHES (action IN ('opened', 'clicked'), date >= -30d)",
  ],
  ["spent-in-all", "amount_spent > 500"],
  ["bought-lately", "last_order_date >= -3d"],
  ["finished-in-time", "events MATCHES (name = 'training_finished', within = 7d, count >= 4)"],
  ["new", "first_order_date >= -30d"],
  ["active", "last_order_date >= -90d AND first_order_date < -30d AND number_of_orders < 5"],
  ["loyal", "last_order_date >= -90d AND first_order_date < -30d AND number_of_orders >= 5"],
  ["lapsed", "last_order_date < -90d"],
];

function textOf(key: string): string {
  const preset = findPreset(key);
  const written = preset && presetQuery(preset);
  return written?.ok === true ? written.text : "";
}

function read(text: string): Query {
  const result = readQuery(text, CATALOG);
  if (!result.ok) throw new Error(result.diagnostics.map(({ message }) => message).join(" "));
  return result.query;
}

test.each(WANTED)("%s is answered by %j", (_requirement, keys) => {
  expect(keys.map((key) => findPreset(key)?.key)).toEqual(keys);
});

test.each(SHOPIFYS)("Shopify's %j asks the same here", (name, query) => {
  const preset = PRESETS.find((each) => each.name === name);
  expect(textOf(preset?.key ?? "")).toBe(query);
});

test.each(NUMBERS)("%s asks what the requirement says, to the number", (key, query) => {
  expect(textOf(key)).toBe(query);
});

describe.each(PRESETS.map((preset): [string, Preset] => [preset.key, preset]))(
  "%s",
  (key, preset) => {
    test("reads, and prints as it is written", () => {
      expect(printQuery(read(textOf(key)))).toBe(textOf(key));
    });

    test("has a sentence of its own", () => {
      const sentence = describeQuery(read(textOf(key)), WORDS);
      expect(sentence).toMatch(/^customers who \S/);
      expect(sentence).not.toMatch(/[{}]|undefined|NaN/);
    });

    test("can be answered, or says in words what it needs", () => {
      for (const need of needsOf(read(textOf(key)))) expect(need).toMatch(/^[A-Za-z][^_]+$/);
    });

    test("has a name that a list has room for, a goal and a place", () => {
      expect(preset.name.length).toBeLessThanOrEqual(80);
      expect(key).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(GOALS).toContain(preset.goal);
      expect(CATEGORIES).toContain(preset.category);
    });

    test("has an option for every place, and a place for every option", () => {
      const places = new Set([...preset.query.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
      expect(places).toEqual(new Set(Object.keys(preset.options)));
      for (const [option, { value }] of Object.entries(preset.options)) {
        const written = presetQuery(preset, { [option]: value });
        expect(written, option).toMatchObject({ ok: true, text: textOf(key) });
      }
    });
  },
);

test("no two presets have the same key or name", () => {
  expect(new Set(PRESETS.map(({ key }) => key)).size).toBe(PRESETS.length);
  expect(new Set(PRESETS.map(({ name }) => name.toLowerCase())).size).toBe(PRESETS.length);
});

test("New, Active, Loyal and Lapsed mean the lifecycle and nothing else", () => {
  const named = PRESETS.filter(({ name }) => /\b(new|active|loyal|lapsed)\b/i.test(name));
  expect(named.map(({ key }) => key)).toEqual([
    "new",
    "active",
    "loyal",
    "lapsed",
    "loyal-snapshot",
  ]);
});
