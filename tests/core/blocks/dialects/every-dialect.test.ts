import fc from "fast-check";
import { Liquid } from "liquidjs";
import { describe, expect, test } from "vitest";
import { readBlock } from "#app/core/blocks/check-block.ts";
import { type DialectName, DIALECTS, printBlock } from "#app/core/blocks/print-block.ts";
import { anyContent } from "#tests/support/arbitraries/any-content.ts";
import { type BlockCase, blockCase, blockCases } from "#tests/support/block-cases.ts";
import { POPULATION } from "#tests/support/blocks-corpus.ts";
import { aBlock, aDraft } from "#tests/support/builders/a-block.ts";
import { comparableHtml } from "#tests/support/comparable-html.ts";
import { renderPersonalization } from "#tests/support/engines/activecampaign.ts";
import { renderMergeTags } from "#tests/support/engines/mailchimp.ts";
import { runs } from "#tests/support/runs.ts";

const curly = new Liquid();
const square = new Liquid({
  tagDelimiterLeft: "[%",
  tagDelimiterRight: "%]",
  outputDelimiterLeft: "[[",
  outputDelimiterRight: "]]",
});

/** A platform's engine, told nothing but what we deliver. */
const ENGINES: readonly {
  readonly dialect: DialectName;
  readonly render: (asked: BlockCase) => string;
}[] = [
  {
    dialect: "customer-io",
    render: ({ template, delivered: customer }) =>
      String(curly.parseAndRenderSync(template, { customer })),
  },
  {
    dialect: "braze",
    render: ({ template, delivered }) => {
      // Braze's own form of a name, which Liquid's library cannot read.
      const plain = template.replace(/custom_attribute\.\$\{(\w+)\}/g, "custom_attribute.$1");
      return String(curly.parseAndRenderSync(plain, { custom_attribute: delivered }));
    },
  },
  {
    dialect: "omnisend",
    render: ({ template, delivered: contact }) =>
      String(square.parseAndRenderSync(template, { contact })),
  },
  {
    dialect: "mailchimp",
    render: ({ template, delivered }) => renderMergeTags(template, textsOf(delivered)),
  },
  {
    dialect: "activecampaign",
    render: ({ template, delivered }) => renderPersonalization(template, textsOf(delivered)),
  },
];

function textsOf(delivered: BlockCase["delivered"]): Record<string, string> {
  return Object.fromEntries(
    Object.entries(delivered).map(([name, value]) => {
      if (typeof value !== "string") throw new Error(`${name} is no text`);
      return [name, value];
    }),
  );
}

describe.each(ENGINES)("the print for $dialect", ({ dialect, render }) => {
  test("renders as we render every block of the corpus for every customer", () => {
    for (const asked of blockCases(dialect)) {
      expect(comparableHtml(render(asked)), asked.template).toBe(comparableHtml(asked.expected));
    }
  });

  test("renders as we render any block", () => {
    let sound = 0;
    fc.assert(
      fc.property(
        anyContent(),
        anyContent(),
        fc.constantFrom(...POPULATION),
        fc.boolean(),
        (source, fallback, facts, isMember) => {
          const variants = [{ key: "v", name: "V", segment: "s", source }];
          const read = readBlock(aDraft({ variants, fallback }));
          if (!read.ok) return;
          sound += 1;
          const memberships = new Set(isMember ? ["s"] : []);
          const asked = blockCase(dialect, read.block, facts, memberships);
          expect(comparableHtml(render(asked)), asked.template).toBe(
            comparableHtml(asked.expected),
          );
        },
      ),
      { numRuns: runs(300) },
    );
    expect(sound).toBeGreaterThan(runs(300) / 8);
  });
});

const LISTS = "{% for t in tags %}{{ t }}{% else %}none{% endfor %}";

test.each(["mailchimp", "hubspot", "activecampaign", "omnisend"] as const)(
  "%s keeps no lists: each item is a detail of its own, and the cut is said",
  (dialect) => {
    const print = printBlock(aBlock(LISTS), dialect);
    expect(print.mode).toBe("slots");
    expect(print.properties).toHaveLength(6);
    expect(print.warnings).toContainEqual({ code: "list-cut", name: "tags", limit: 6 });
    expect(printBlock(aBlock(LISTS.replace("tags", "tags limit:2")), dialect)).toMatchObject({
      properties: [{ kind: "text" }, { kind: "text" }],
    });
  },
);

test.each(DIALECTS)(
  "loops in loops and endless conditions do not drown the print for %s",
  (dialect) => {
    const names = Array.from("abcdefghijkl");
    const loops = names.map((name) => `{% for ${name} in tags %}`).join("");
    const nested = `${loops}x${"{% endfor %}".repeat(names.length)}`;
    const branch = (n: number) =>
      `{% elsif first_name == 'a${n}' and last_name == 'b' and shop_name == 'c' %}${n}`;
    const many = Array.from({ length: 60 }, (_, n) => branch(n)).join("");
    const chosen = `{% if first_name and last_name %}0${many}{% else %}rest{% endif %}`;
    for (const source of [nested, chosen]) {
      const { text } = printBlock(aBlock(source), dialect);
      expect(text.length).toBeLessThan(500_000);
    }
  },
);

test("what Mailchimp cannot write falls to everyone else's version, and says so", () => {
  const test = "first_name == 'a' and last_name == 'b' and shop_name == 'c'";
  const branches = Array.from({ length: 12 }, (_, n) => `{% elsif ${test} %}${n}`).join("");
  const print = printBlock(
    aBlock(`{% if ${test} %}x${branches}{% else %}rest{% endif %}`),
    "mailchimp",
  );
  expect(print).toMatchObject({ text: "rest", mode: "version-per-segment", properties: [] });
  expect(print.warnings).toContainEqual({ code: "too-many-choices" });
});

test("Mailchimp's names are ten signs at most and stay apart", () => {
  const source = [
    "{{ first_name | default: 'x' }}{{ first_name | upcase | default: 'x' }}",
    "{{ first_order_date | default: 'x' }}{{ last_order_date | default: 'x' }}{{ shop_name }}",
    "{% for t in tags limit:6 %}{{ t }}{% endfor %}",
  ].join("");
  const names = printBlock(aBlock(source), "mailchimp").properties.map(({ name }) => name);
  expect(new Set(names).size).toBe(11);
  for (const name of names) expect(name).toMatch(/^[A-Z][A-Z0-9_]{0,9}$/);
});

test("Campaign Refinery gets a name for each variable to pick there", () => {
  expect(
    printBlock(aBlock("Hi {{ first_name | default: 'you' }}"), "campaign-refinery"),
  ).toMatchObject({
    text: "Hi [SATSUMA_FIRST_NAME]",
    mode: "version-per-segment",
    properties: [{ kind: "text", name: "SATSUMA_FIRST_NAME" }],
    warnings: [
      { code: "unproven" },
      { code: "no-default-there", name: "first_name" },
      { code: "pick-there" },
    ],
  });
});

test("an Omnisend campaign prints details with their defaults and no conditions", () => {
  const block = aBlock(
    "{{ first_name | default: 'you' }}{% if tags %}a{% else %}b{% endif %} [[ x ]]",
  );
  expect(printBlock(block, "omnisend", { version: "everyone_else" })).toMatchObject({
    text: '[[ contact.satsuma_first_name | default: "you" | escape ]]b &#91;[ x ]]',
    mode: "version-per-segment",
    properties: [{ name: "satsuma_first_name" }],
  });
});

test("plain text holds no markup", () => {
  expect(printBlock(aBlock("<p>Hello&nbsp;<b>you</b></p>"), "plain-text").text).not.toMatch(/[<>]/);
});
