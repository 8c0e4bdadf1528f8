import { expect, test } from "vitest";
import type { BlockDraft } from "#app/core/blocks/block.ts";
import { checkBlock, readBlock } from "#app/core/blocks/check-block.ts";
import { aDraft } from "#tests/support/builders/a-block.ts";

/** What is found in the fallback: code, what it is about, and the marked source. */
function found(source: string): unknown[] {
  return checkBlock(aDraft({ fallback: source })).map((diagnostic) => {
    if (!("span" in diagnostic)) return diagnostic.code;
    const { code, span } = diagnostic;
    const about = "name" in diagnostic ? [diagnostic.name] : [];
    return [code, ...about, source.slice(span.start, span.end)];
  });
}

test.each([
  "Hello",
  "",
  "Hello {{ first_name | default: 'there' }}, you have {{ orders_count }} orders",
  "{% if first_name %}{{ first_name }}{% elsif last_name == 'Schmidt' %}{{ last_name }}{% else %}you{% endif %}",
  "{% unless first_name and last_name %}who?{% endunless %}",
  "{% for tag in tags limit:3 %}{{ tag }}{% if tag == 'vip' %}!{% endif %}{% else %}none{% endfor %}",
  "{% comment %}{{ anything }}{% endcomment %}{% raw %}{{ literal }}{% endraw %}{% # note %}",
  '<a href="{{ shop_url }}?hi={{ first_name | default: "x" }}" title="{{ shop_name }}">x</a>',
])("finds nothing wrong in %j", (source) => {
  expect(found(source === "" ? "-" : source)).toEqual([]);
});

test.each<[string, unknown[]]>([
  ["{{ first_nam | default: 'x' }}", [["unknown-field", "first_nam", "first_nam"]]],
  ["{{ first_name | defalt: 'x' }}", [["unknown-filter", "defalt", "defalt: 'x'"]]],
  ["{{ first_name }}", [["no-default", "first_name", "{{ first_name }}"]]],
  ["Hi {{ first_name", [["not-liquid", "{{ first_name"]]],
  ["Hi {{ }}", [["not-liquid", ""]]],
  ["{% assign x = 1 %}", [["unknown-tag", "assign", "{% assign x = 1 %}"]]],
  ["{% if first_name %}x", [["unbalanced-tag", "if", "{% if first_name %}"]]],
  ["x{% endif %}y", [["unbalanced-tag", "endif", "{% endif %}"]]],
  [
    "{% if shop_name %}{% endfor %}{% endif %}",
    [
      ["unbalanced-tag", "if", "{% if shop_name %}"],
      ["unbalanced-tag", "endfor", "{% endfor %}"],
      ["unbalanced-tag", "endif", "{% endif %}"],
    ],
  ],
  [
    "{% if first_name and last_name or tags %}{% endif %}",
    [["mixed-and-or", "{% if first_name and last_name or tags %}"]],
  ],
  ["{% if orders_count == '7' %}{% endif %}", [["not-comparable", "orders_count", "orders_count"]]],
  [
    "{% if first_name > 'A' %}{% endif %}",
    [["not-comparable", "first_name", "{% if first_name > 'A' %}"]],
  ],
  [
    "{% if first_name == last_name %}{% endif %}",
    [["not-comparable", "first_name", "{% if first_name == last_name %}"]],
  ],
  ["{% if first_name == 'O\"x' %}{% endif %}", [["unprintable-text", "'O\"x'"]]],
  ["{% if %}{% endif %}", [["outside-subset", "{% if %}"]]],
  ["{{ tags }}", [["list-not-looped", "tags", "{{ tags }}"]]],
  [
    "{% for x in first_name %}{% endfor %}",
    [["not-a-list", "first_name", "{% for x in first_name %}"]],
  ],
  [
    "{% for person in tags %}{% endfor %}",
    [["bad-item-name", "person", "{% for person in tags %}"]],
  ],
  [
    "{% for x in tags reversed %}{% endfor %}",
    [["outside-subset", "{% for x in tags reversed %}"]],
  ],
  ["{% for x in tags %}{{ x | upcase }}{% endfor %}", [["outside-subset", "{{ x | upcase }}"]]],
  ["{% for p in cart %}{{ p }}{% endfor %}", [["unknown-field", "p", "p"]]],
  ["{% for p in cart %}{{ p.titel }}{% endfor %}", [["unknown-field", "p.titel", "p.titel"]]],
  ["{% for p in cart %}{{ p.image }}{% endfor %}", [["no-default", "p.image", "{{ p.image }}"]]],
  ["{% for p in cart %}{% if p.image %}{{ p.image }}{% endif %}{% endfor %}", []],
  [
    "{% for p in cart %}{% if p.price == '5' %}x{% endif %}{% endfor %}",
    [["not-comparable", "price", "p.price"]],
  ],
  ["{% for t in tags %}{{ t.title }}{% endfor %}", [["unknown-field", "t.title", "t.title"]]],
  ["{% for t in tags %}<a href='{{ t }}'>x</a>{% endfor %}", [["unsafe-place", "{{ t }}"]]],
  ["{% for p in cart %}<a href='{{ p.title }}'>x</a>{% endfor %}", []],
  ["{{ cart }}", [["list-not-looped", "cart", "{{ cart }}"]]],
  ["{{ x.y[0] }}", [["unknown-field", "x.y[0]", "x.y[0]"]]],
  ["{{ first_name last_name }}", [["outside-subset", "{{ first_name last_name }}"]]],
])("explains %j", (source, expected) => {
  expect(found(source)).toEqual(expected);
});

test("a suggestion comes with a name that is nearly right", () => {
  expect(checkBlock(aDraft({ fallback: "{{ first_nam | default: 'x' }}" }))).toMatchObject([
    { code: "unknown-field", suggestion: "first_name", severity: "error", line: 1, column: 3 },
  ]);
});

test("a mistake is placed in its version, line and column", () => {
  const variants = [{ key: "new", name: "New", segment: "s1", source: "Hi\n  {{ nope }}" }];
  expect(checkBlock(aDraft({ variants }))).toMatchObject([
    { code: "unknown-field", variant: "new", line: 2, column: 5 },
  ]);
});

test("a detail that the condition assures needs no default", () => {
  expect(found("{% if first_name and last_name %}{{ first_name }}{% endif %}")).toEqual([]);
  expect(found("{% if first_name or last_name %}{{ first_name }}{% endif %}")).toHaveLength(1);
  expect(found("{% if first_name %}x{% else %}{{ first_name }}{% endif %}")).toHaveLength(1);
});

test("a missing default is only a warning", () => {
  expect(readBlock(aDraft({ fallback: "{{ first_name }}" }))).toMatchObject({
    ok: true,
    warnings: [{ code: "no-default", severity: "warning" }],
  });
});

const VARIANT = { key: "a", name: "A", segment: "s1", source: "A" };

test.each<[string, Partial<BlockDraft>, object[]]>([
  ["no fallback", { fallback: undefined }, [{ code: "missing-fallback" }]],
  ["a blank fallback", { fallback: " \n " }, [{ code: "missing-fallback" }]],
  [
    "a key that platforms refuse",
    { key: "Hello there" },
    [{ code: "bad-key", key: "Hello there" }],
  ],
  [
    "two variants of one key",
    { variants: [VARIANT, { ...VARIANT, segment: "s2" }] },
    [{ code: "repeated-key", key: "a" }],
  ],
  [
    "the fallback's key",
    { variants: [{ ...VARIANT, key: "everyone_else" }] },
    [{ code: "repeated-key", key: "everyone_else" }],
  ],
  [
    "a variant that nobody reaches",
    { variants: [VARIANT, { ...VARIANT, key: "b" }] },
    [{ code: "unreachable-variant", key: "b", earlier: "a" }],
  ],
])("%s is refused", (_, overrides, expected) => {
  expect(checkBlock(aDraft(overrides))).toMatchObject(expected);
});
