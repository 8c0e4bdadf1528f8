import { Liquid } from "liquidjs";
import { describe, expect, test } from "vitest";
import { escapeHtml, safeColour, safeUrl, urlPart } from "#app/core/blocks/escape.ts";
import { renderBlock } from "#app/core/blocks/render-block.ts";
import { aBlock, someFacts } from "#tests/support/builders/a-block.ts";
import { HOSTILE_NAMES } from "#tests/support/builders/hostile-names.ts";

const EVERYWHERE = aBlock(
  [
    '<p title="{{ first_name | default: "-" }}" class=\'{{ last_name | default: "-" }}\'>',
    "{{ first_name | default: '-' }}",
    "{% for t in tags %}{{ t }}{% endfor %}",
    '<a href="https://shop.example/?q={{ first_name | default: "-" }}">x</a>',
    '<a href="{{ shop_url }}">y</a>',
    '<i style="color: {{ first_name | default: "-" }}">z</i></p>',
  ].join(""),
);

/** Signs with which some platform's template language begins or ends something. */
const TEMPLATE_SIGNS = /\{\{|\{%|\{#|\}\}|%\}|#\}|\*\||\|\*|\[\[|\]\]|\[%|%\]|\$\{|%[A-Z_]+%/;

describe.each(HOSTILE_NAMES)("a customer named %.60j", (name) => {
  const facts = someFacts({
    firstName: name,
    lastName: name,
    tags: [name],
    shop: { ...someFacts().shop, url: name, name },
  });
  const { html, text } = renderBlock(EVERYWHERE, facts, new Set());

  test("adds neither a tag nor an attribute", () => {
    const tags = html.match(/<[^>]*>/g) ?? [];
    const withoutValues = tags.map((tag) => tag.replace(/"[^"]*"|'[^']*'/g, "_"));
    expect(withoutValues).toEqual([
      "<p title=_ class=_>",
      "<a href=_>",
      "</a>",
      "<a href=_>",
      "</a>",
      "<i style=_>",
      "</i>",
      "</p>",
    ]);
  });

  test("is nothing to any template language, wherever the HTML is pasted", () => {
    expect(html).not.toMatch(TEMPLATE_SIGNS);
    expect(new Liquid().parseAndRenderSync(html)).toBe(html);
  });

  test("reads as herself", () => {
    const shown = name.replace(/\s+/g, " ").trim();
    expect(text.startsWith(shown)).toBe(true);
  });

  test("becomes no address and no style", () => {
    expect(html).not.toMatch(/href="javascript/i);
    expect(html).toContain('<a href="">y</a>');
    expect(html).toMatch(/<i style="color: [a-z]{0,20}">/);
  });
});

test.each([
  ["https://x.example/a?b=c#d", "https://x.example/a?b=c#d"],
  [" HTTPS://X.EXAMPLE ", "HTTPS://X.EXAMPLE"],
  ["mailto:a@b.example", "mailto:a@b.example"],
  ["http://x.example", undefined],
  ["//x.example", undefined],
  ["https:x", undefined],
  ["java\tscript:alert(1)", undefined],
  ["data:text/html,x", undefined],
  ["https://x.example/ onclick=", undefined],
  ['https://x.example/"><b>', undefined],
])("the address %j is written as %j", (url, expected) => {
  expect(safeUrl(url)).toBe(expected);
});

test.each([
  ["red", "red"],
  ["#a1B2c3", "#a1B2c3"],
  ["#fff", "#fff"],
  ["#ffff", undefined],
  ["red;background:url(x)", undefined],
  ["expression(alert(1))", undefined],
])("the colour %j is written as %j", (colour, expected) => {
  expect(safeColour(colour)).toBe(expected);
});

test("part of an address holds nothing that could end it", () => {
  expect(urlPart("a b&c=d/e?f#g'h\"i(j)k*l!m%n\ud800")).toBe(
    "a%20b%26c%3Dd%2Fe%3Ff%23g%27h%22i%28j%29k%2Al%21m%25n%EF%BF%BD",
  );
});

test("escaping twice shows what escaping once made", () => {
  expect(escapeHtml(escapeHtml("<"))).toBe("&amp;lt;");
});
