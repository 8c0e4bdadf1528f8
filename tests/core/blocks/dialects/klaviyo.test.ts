import { expect, test } from "vitest";
import { printBlock } from "#app/core/blocks/print-block.ts";
import { aBlock } from "#tests/support/builders/a-block.ts";

const print = (source: string) => printBlock(aBlock(source), "klaviyo").text;

test.each([
  [
    "Hi {{ first_name | default: 'there' }}",
    "Hi {{ person|lookup:'satsuma_first_name'|default:'there' }}",
  ],
  [
    "{{ first_name | default: 'a < b' }}",
    "{% if person|lookup:'satsuma_first_name' %}{{ person|lookup:'satsuma_first_name' }}{% else %}a &lt; b{% endif %}",
  ],
  [
    "{{ shop_name | upcase }}",
    "{% if person|lookup:'satsuma_shop_name_upcase' %}{{ person|lookup:'satsuma_shop_name_upcase' }}{% endif %}",
  ],
  [
    "{% unless tags or first_name == 'A' %}x{% else %}y{% endunless %}",
    "{% if not person|lookup:'satsuma_tags' and person|lookup:'satsuma_first_name' != 'A' %}x{% else %}y{% endif %}",
  ],
  [
    "{% for t in tags limit:2 %}{{ t }}{% else %}none{% endfor %}",
    "{% for t in person|lookup:'satsuma_tags'|slice:':2' %}{{ t }}{% empty %}none{% endfor %}",
  ],
  [
    '<a href="/?q={{ last_name }}">',
    "<a href=\"/?q={% if person|lookup:'satsuma_last_name_urlpart' %}{{ person|lookup:'satsuma_last_name_urlpart' }}{% endif %}\">",
  ],
])("%j prints as %j", (source, expected) => {
  expect(print(source)).toBe(expected);
});

test("the version a customer sees is one text property, decided by us", () => {
  const block = aBlock({
    key: "lifecycle",
    variants: [
      { key: "new", name: "New", segment: "s1", source: "N" },
      { key: "loyal", name: "Loyal", segment: "s2", source: "L" },
    ],
    fallback: "F",
  });
  expect(printBlock(block, "klaviyo")).toEqual({
    text: "{% if person|lookup:'satsuma_block_lifecycle' == 'new' %}N{% elif person|lookup:'satsuma_block_lifecycle' == 'loyal' %}L{% else %}F{% endif %}",
    mode: "native",
    properties: [{ kind: "version", name: "satsuma_block_lifecycle", block: "lifecycle" }],
    warnings: [],
  });
});
