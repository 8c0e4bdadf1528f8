import type { Check } from "#app/core/blocks/content.ts";
import { escapeHtml } from "#app/core/blocks/escape.ts";
import { detailProperty, propertyOf, versionProperty } from "#app/core/blocks/properties.ts";
import type { Dialect, PrintedBlock } from "./dialect.ts";
import { mailchimpName } from "./mailchimp-name.ts";
import { printOneVersion } from "./one-version.ts";
import { printVersions } from "./print-template.ts";
import { countPrinted, withSingleTests } from "./single-tests.ts";
import { MOST_PIECES, printWithSlots } from "./slots.ts";
import { slotWords, unrolledName } from "./slot-words.ts";

/** A field there holds one text. */
const SLOTS = 6;

const OPENING = /\*(?=\||$)/g;

function neutralize(text: string): string {
  return text.replace(OPENING, "&#42;");
}

/**
 * Merge tags: https://mandrill.zendesk.com/hc/en-us/articles/360039278713. A condition is one test;
 * `HTML:` prints a field just as it is kept.
 */
const WORDS = slotWords({
  neutralize,
  value: ({ shown, instead = "" }) => printValue(unrolledName(shown), instead),
  branch: (check, first) => `*|${first ? "" : "ELSE"}IF:${printTest(check)}|*`,
  version: (block, key, first) =>
    `*|${first ? "" : "ELSE"}IF:${mailchimpName(versionProperty(block))}=${key}|*`,
  otherwise: "*|ELSE:|*",
  endBranches: "*|END:IF|*",
});

/** Prints for Mailchimp. */
export const MAILCHIMP: Dialect = {
  storage: { nameOf: mailchimpName, slots: SLOTS, printsAsKept: true },
  print: (block) =>
    withNames(
      printWithSlots(block, {
        slots: SLOTS,
        print: (flat) => {
          const single = withSingleTests(flat);
          return countPrinted(single, MOST_PIECES) > MOST_PIECES
            ? undefined
            : printVersions(single, WORDS);
        },
        warnings: [{ code: "unproven" }],
        printRest: (content) =>
          printOneVersion(
            content,
            ({ detail, instead = "" }) => ({
              text: printValue(detailProperty(detail), instead),
              property: propertyOf(detail),
            }),
            neutralize,
          ),
      }),
    ),
};

function withNames(print: PrintedBlock): PrintedBlock {
  const properties = print.properties.map((each) => ({ ...each, name: mailchimpName(each.name) }));
  return { ...print, properties };
}

function printValue(property: string, instead: string): string {
  const name = mailchimpName(property);
  if (instead === "") return `*|HTML:${name}|*`;
  return `*|IF:${name}|**|HTML:${name}|**|ELSE:|*${escapeHtml(instead)}*|END:IF|*`;
}

/** Values are kept escaped, and so compared. */
function printTest({ tests: [test] }: Check): string {
  const name = mailchimpName(unrolledName(test.shown));
  return test.kind === "present" ? name : `${name}=${escapeHtml(test.text)}`;
}
