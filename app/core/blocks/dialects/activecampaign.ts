import type { Check, Test } from "#app/core/blocks/content.ts";
import { escapeHtml } from "#app/core/blocks/escape.ts";
import { detailProperty, propertyOf, versionProperty } from "#app/core/blocks/properties.ts";
import type { Dialect, PrintedBlock } from "./dialect.ts";
import { printOneVersion } from "./one-version.ts";
import { printVersions } from "./print-template.ts";
import { printWithSlots } from "./slots.ts";
import { slotWords, unrolledName } from "./slot-words.ts";

/** A field there holds one text. */
const SLOTS = 6;

/** What could begin a tag: `%FIRSTNAME%`, `%IF ...%`, `%/IF%`. */
const OPENING = /%(?=[A-Z/]|$)/g;

function neutralize(text: string): string {
  return text.replace(OPENING, "&#37;");
}

/**
 * Personalization tags and conditional content. Only the form `in_array('x', $FIELD)` was seen in the
 * vendor's own words; comparing a field is what its editor is said to write.
 */
const WORDS = slotWords({
  neutralize,
  value: ({ shown, instead = "" }) => printValue(unrolledName(shown), instead),
  branch: (check, first) => `%${first ? "IF" : "ELSEIF"} ${printCheck(check)}%`,
  version: (block, key, first) =>
    `%${first ? "IF" : "ELSEIF"} $${tagOf(versionProperty(block))} == '${key}'%`,
  otherwise: "%ELSE%",
  endBranches: "%/IF%",
});

/** Prints for ActiveCampaign. */
export const ACTIVECAMPAIGN: Dialect = {
  storage: { nameOf: tagOf, slots: SLOTS, printsAsKept: true },
  print: (block) =>
    withNames(
      printWithSlots(block, {
        slots: SLOTS,
        print: (flat) => printVersions(flat, WORDS),
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

/** A field's personalization tag, in capitals. */
function tagOf(property: string): string {
  return property.toUpperCase();
}

function withNames(print: PrintedBlock): PrintedBlock {
  const properties = print.properties.map((each) => ({ ...each, name: tagOf(each.name) }));
  return { ...print, properties };
}

function printValue(property: string, instead: string): string {
  const tag = tagOf(property);
  if (instead === "") return `%${tag}%`;
  return `%IF $${tag} != ''%%${tag}%%ELSE%${escapeHtml(instead)}%/IF%`;
}

function printCheck({ joined, tests }: Check): string {
  return tests.map(printTest).join(joined === "and" ? " && " : " || ");
}

/** Values are kept escaped, and so compared. */
function printTest(test: Test): string {
  const tag = `$${tagOf(unrolledName(test.shown))}`;
  if (test.kind === "present") return `${tag} ${test.negated ? "==" : "!="} ''`;
  // Blank is absent: nothing is ever equal to an empty text.
  if (test.text === "") return test.negated ? "1 == 1" : "1 == 0";
  return `${tag} ${test.negated ? "!=" : "=="} '${escapeHtml(test.text)}'`;
}
