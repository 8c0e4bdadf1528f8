import { utf8Length } from "#app/lib/utf8-length.ts";
import { type Block, EVERYONE_ELSE } from "#app/core/blocks/block.ts";
import type { Check, Content, Shown, Test, ValuePiece } from "#app/core/blocks/content.ts";
import { detailsOf } from "#app/core/blocks/details-of.ts";
import { escapeHtml } from "#app/core/blocks/escape.ts";
import { detailProperty, propertiesOf, versionProperty } from "#app/core/blocks/properties.ts";
import type { Dialect, PrintWarning } from "./dialect.ts";
import { isPlainWord } from "./plain-word.ts";
import { printVersions, type TemplateWords } from "./print-template.ts";
import { printForShopifyEmail } from "./shopify-email.ts";

/**
 * Liquid as in Shopify's notifications. Its truth is not ours ("" and 0 are true in Liquid), so each
 * detail is first brought under a name that is nil when there is no value; from then on `if` is exact.
 */
const WORDS: TemplateWords = {
  value: printValue,
  branch: (check, first) => `{% ${first ? "if" : "elsif"} ${printCheck(check)} %}`,
  version: (block, key, first) =>
    `{% ${first ? "if" : "elsif"} ${versionProperty(block)} == "${key}" %}`,
  otherwise: "{% else %}",
  endBranches: "{% endif %}",
  each: ({ item, list, limit }) => {
    const most = limit === undefined ? "" : ` limit:${limit}`;
    return `{% for ${item} in ${detailProperty(list)}${most} %}`;
  },
  empty: "{% else %}",
  endEach: "{% endfor %}",
};

/** A custom Liquid section of Shopify's holds 50 KB. */
const SECTION_LIMIT = 50_000;

/**
 * Prints for Shopify. Notifications can read the customer's details from metafields and choose the
 * version themselves. Shopify Email cannot choose by them: asked for one version, it is printed for that.
 */
export const SHOPIFY_LIQUID: Dialect = (block, { version }) => {
  if (version !== undefined) return printForShopifyEmail(contentOf(block, version));
  const text = assignments(block) + printVersions(block, WORDS);
  const warnings: PrintWarning[] = [{ code: "unproven" }, { code: "no-choice-in-shopify-email" }];
  const bytes = utf8Length(text);
  if (bytes > SECTION_LIMIT) warnings.push({ code: "too-large", bytes, limit: SECTION_LIMIT });
  return { text, mode: "native", properties: propertiesOf(block), warnings };
};

function contentOf(block: Block, version: string): Content {
  if (version === EVERYONE_ELSE) return block.fallback;
  return block.variants.find(({ key }) => key === version)?.content ?? block.fallback;
}

/** One line a name. The line breaks stand inside the tags, where they print nothing. */
function assignments(block: Block): string {
  const details = [...detailsOf(block).values()].map(detailProperty);
  const names = block.variants.length === 0 ? details : [versionProperty(block), ...details];
  return names.map((name) => `{% assign ${name} = ${metafield(name)} | default: nil\n%}`).join("");
}

/** Metafields live in a namespace of their own, where the prefix would say the same twice. */
function metafield(property: string): string {
  return `customer.metafields.satsuma.${property.replace(/^satsuma_/, "")}.value`;
}

function printValue({ shown, instead }: ValuePiece): string {
  const name = nameOf(shown);
  if (instead === undefined || instead === "") return `{{ ${name} | escape }}`;
  if (isPlainWord(instead)) return `{{ ${name} | default: "${instead}" | escape }}`;
  return `{% if ${name} %}{{ ${name} | escape }}{% else %}${escapeHtml(instead)}{% endif %}`;
}

function printCheck({ joined, tests }: Check): string {
  return tests.map(printTest).join(` ${joined} `);
}

function printTest(test: Test): string {
  const name = nameOf(test.shown);
  if (test.kind === "present") return test.negated ? `${name} == nil` : name;
  return `${name} ${test.negated ? "!=" : "=="} "${test.text}"`;
}

function nameOf(shown: Shown): string {
  return shown.kind === "item" ? shown.item : detailProperty(shown.detail);
}
