import { expect, test } from "vitest";
import { renderBlock } from "#app/core/blocks/render-block.ts";
import { aBlock, noFacts, someFacts } from "#tests/support/builders/a-block.ts";

const NOBODY: ReadonlySet<string> = new Set();

const html = (source: string, facts = someFacts()) =>
  renderBlock(aBlock(source), facts, NOBODY).html;

test.each([
  ["{{ first_name | default: 'there' }}", "Anna", "there"],
  ["{{ orders_count }}", "7", "0"],
  ["{{ amount_spent }}", "\u00a3412.50", "\u00a30.00"],
  ["{{ last_order_date | default: 'never' }}", "12 October 2026", "never"],
  ["{{ first_name | upcase | default: 'you' }}", "ANNA", "you"],
  ["{{ first_name | default: 'you' | upcase }}", "ANNA", "YOU"],
  ["{{ shop_name }}", "Fruit &amp; Co", "Fruit &amp; Co"],
  ["{% if first_name %}y{% else %}n{% endif %}", "y", "n"],
  ["{% if first_name == 'Anna' %}y{% endif %}", "y", ""],
  ["{% if first_name != 'Anna' %}y{% else %}n{% endif %}", "n", "y"],
  ["{% unless first_name and last_name == 'Schmidt' %}y{% else %}n{% endunless %}", "n", "y"],
  ["{% if first_name == 'X' or last_name %}y{% else %}n{% endif %}", "y", "n"],
  ["{% for t in tags limit:1 %}[{{ t }}]{% else %}none{% endfor %}", "[wholesale]", "none"],
  [
    "{% for t in tags %}{% if t == 'newsletter' %}*{% endif %}{{ t }} {% endfor %}",
    "wholesale *newsletter ",
    "",
  ],
  ["a {%- if first_name -%} b {%- endif %} c", "ab c", "a c"],
])("%j reads %j for Anna and %j for somebody unknown", (source, anna, unknown) => {
  expect(html(source)).toBe(anna);
  expect(html(source, noFacts())).toBe(unknown);
});

test("dates and money are written in the customer's language and the shop's time zone", () => {
  const source = "{{ last_order_date | default: '' }} {{ amount_spent }}";
  expect(html(source, someFacts({ locale: "de-DE" }))).toBe("12. Oktober 2026 412,50\u00a0\u00a3");
  const auckland = { ...someFacts().shop, timeZone: "Pacific/Auckland", currency: "JPY" };
  expect(html(source, someFacts({ shop: auckland, locale: "not a locale!" }))).toBe(
    "October 13, 2026 \u00a541,250",
  );
});

test("a customer in several segments sees the first version, one in none sees the fallback", () => {
  const block = aBlock({
    variants: [
      { key: "loyal", name: "Loyal", segment: "s1", source: "L" },
      { key: "active", name: "Active", segment: "s2", source: "A" },
    ],
    fallback: "F",
  });
  const read = (...segments: string[]) => renderBlock(block, someFacts(), new Set(segments)).html;
  expect([read("s2", "s1"), read("s2"), read("s3"), read()]).toEqual(["L", "A", "F", "F"]);
});

test("an address that is no address prints as none", () => {
  const shop = { ...someFacts().shop, url: "javascript:alert(1)" };
  expect(html('<a href="{{ shop_url }}">x</a>', someFacts({ shop }))).toBe('<a href="">x</a>');
});

test("part of an address is encoded", () => {
  expect(html('<a href="https://x.example/?q={{ shop_name }}">x</a>')).toBe(
    '<a href="https://x.example/?q=Fruit&#37;20&#37;26&#37;20Co">x</a>',
  );
});

test("the text says the same in words", () => {
  const source = [
    "<style>p { color: red }</style>",
    '<p>Hi {{ first_name | default: "you" }},<br>see <a href="{{ shop_url }}">our shop</a></p>',
    '<ul><li>one</li><li>two &amp; three</li></ul><img src="x" alt="A satsuma">',
  ].join("\n");
  expect(renderBlock(aBlock(source), someFacts({ firstName: "<b>&amp;" }), NOBODY).text).toBe(
    "Hi <b>&amp;,\nsee our shop (https://fruit.example)\n\n- one\n- two & three\nA satsuma",
  );
});
