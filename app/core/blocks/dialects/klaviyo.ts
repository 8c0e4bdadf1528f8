import {
  type Check,
  itemName,
  type Shown,
  type Test,
  type ValuePiece,
} from "#app/core/blocks/content.ts";
import { escapeHtml } from "#app/core/blocks/escape.ts";
import { detailProperty, propertiesOf, versionProperty } from "#app/core/blocks/properties.ts";
import { type Dialect, OWN_NAMES } from "./dialect.ts";
import { isPlainWord } from "./plain-word.ts";
import { printVersions, type TemplateWords } from "./print-template.ts";

/**
 * Klaviyo's Django templates: `person|lookup:'name'`, no space after a filter's colon, straight
 * quotes, and every value escaped by the platform itself.
 */
const WORDS: TemplateWords = {
  value: printValue,
  branch: (check, first) => `{% ${first ? "if" : "elif"} ${printCheck(check)} %}`,
  version: (block, key, first) =>
    `{% ${first ? "if" : "elif"} ${lookup(versionProperty(block))} == '${key}' %}`,
  otherwise: "{% else %}",
  endBranches: "{% endif %}",
  each: ({ item, list, limit }) => {
    const slice = limit === undefined ? "" : `|slice:':${limit}'`;
    return `{% for ${item} in ${lookup(detailProperty(list))}${slice} %}`;
  },
  empty: "{% empty %}",
  endEach: "{% endfor %}",
};

/** Prints for Klaviyo, campaigns and flows alike: conditions there may rest on profile data only, as ours do. */
export const KLAVIYO: Dialect = {
  storage: OWN_NAMES,
  print: (block) => ({
    text: printVersions(block, WORDS),
    mode: "native",
    properties: propertiesOf(block),
    warnings: [],
  }),
};

function printValue({ shown, instead = "" }: ValuePiece): string {
  const name = nameOf(shown);
  const value = `{{ ${name} }}`;
  // An item is there, or its loop would not be.
  if (shown.kind === "item" && shown.part === undefined) return value;
  // Klaviyo's editor refuses an empty default; what is missing would print as None.
  if (instead === "") return `{% if ${name} %}${value}{% endif %}`;
  if (isPlainWord(instead)) return `{{ ${name}|default:'${instead}' }}`;
  // Django prints a literal default unescaped, and cannot write every text in one.
  return `{% if ${name} %}${value}{% else %}${escapeHtml(instead)}{% endif %}`;
}

function printCheck({ joined, tests }: Check): string {
  return tests.map(printTest).join(` ${joined} `);
}

function printTest(test: Test): string {
  const name = nameOf(test.shown);
  if (test.kind === "present") return test.negated ? `not ${name}` : name;
  return `${name} ${test.negated ? "!=" : "=="} '${test.text}'`;
}

function nameOf(shown: Shown): string {
  return shown.kind === "item" ? itemName(shown) : lookup(detailProperty(shown.detail));
}

function lookup(property: string): string {
  return `person|lookup:'${property}'`;
}
