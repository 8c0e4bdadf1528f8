import type { Check, Shown, Test } from "#app/core/blocks/content.ts";
import { escapeHtml } from "#app/core/blocks/escape.ts";
import { detailProperty, propertyOf, versionProperty } from "#app/core/blocks/properties.ts";
import { type Dialect, OWN_NAMES } from "./dialect.ts";
import { printOneVersion } from "./one-version.ts";
import { printVersions } from "./print-template.ts";
import { printWithSlots } from "./slots.ts";
import { slotWords, unrolledName } from "./slot-words.ts";

/** A contact's properties there hold one value each. */
const SLOTS = 6;

/** HubL: https://developers.hubspot.com/docs/reference/cms/hubl/if-statements */
const WORDS = slotWords({
  value: ({ shown, instead = "" }) => printValue(nameOf(shown), instead),
  branch: (check, first) => `{% ${first ? "if" : "elif"} ${printCheck(check)} %}`,
  version: (block, key, first) =>
    `{% ${first ? "if" : "elif"} ${read(versionProperty(block))} == "${key}" %}`,
  otherwise: "{% else %}",
  endBranches: "{% endif %}",
});

/** Prints for HubSpot's programmable email, the one kind whose modules may choose by a contact's properties. */
export const HUBSPOT: Dialect = {
  storage: { ...OWN_NAMES, slots: SLOTS },
  print: (block) =>
    printWithSlots(block, {
      slots: SLOTS,
      print: (flat) => printVersions(flat, WORDS),
      warnings: [{ code: "unproven" }, { code: "programmable-email" }],
      printRest: (content) =>
        printOneVersion(content, ({ detail, instead = "" }) => ({
          text: printValue(read(detailProperty(detail)), instead),
          property: propertyOf(detail),
        })),
    }),
};

function printValue(name: string, instead: string): string {
  const otherwise = instead === "" ? "" : `{% else %}${escapeHtml(instead)}`;
  return `{% if ${name} %}{{ ${name}|escape }}${otherwise}{% endif %}`;
}

function printCheck({ joined, tests }: Check): string {
  return tests.map(printTest).join(` ${joined} `);
}

function printTest(test: Test): string {
  const name = nameOf(test.shown);
  if (test.kind === "present") return test.negated ? `not ${name}` : name;
  return `${name} ${test.negated ? "!=" : "=="} "${test.text}"`;
}

function nameOf(shown: Shown): string {
  return read(unrolledName(shown));
}

function read(property: string): string {
  return `contact.${property}`;
}
