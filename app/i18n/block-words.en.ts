import type { BlockDiagnostic } from "#app/core/blocks/block-mistake.ts";
import type { PrintMode, PrintWarning } from "#app/core/blocks/dialects/dialect.ts";
import type { DialectName } from "#app/core/blocks/print-block.ts";
import { assertNever } from "#app/lib/assert-never.ts";

/** Where a print is pasted. */
export const DIALECT_WORDS: Readonly<Record<DialectName, string>> = {
  "shopify-liquid": "Shopify",
  klaviyo: "Klaviyo",
  "plain-html": "Plain HTML",
};

/** How a print works where it is pasted, in plain words. */
export const MODE_WORDS: Readonly<Record<PrintMode, string>> = {
  native: "Paste it once. Each customer sees their own version.",
  "version-per-segment": "Send one email per version, each to its segment.",
  "pre-rendered": "Finished for this one customer. Nothing in it changes any more.",
};

/** A customer detail as the picker calls it: first_name is "first name". */
export function sayDetail(name: string): string {
  return name.replaceAll("_", " ");
}

export function sayPrintWarning(warning: PrintWarning): string {
  switch (warning.code) {
    case "unproven":
      return "Shopify's manual does not say that this works in notifications. Send yourself a test first.";
    case "no-choice-in-shopify-email":
      return "Shopify Email cannot choose by customer details. There, send one email per version to its segment.";
    case "detail-left-out":
      return `Shopify Email cannot use "${sayDetail(warning.name)}". It reads as for someone without it.`;
    case "no-default-there":
      return `Who has no "${sayDetail(warning.name)}" sees nothing in its place there.`;
    case "too-large":
      return `It takes ${warning.bytes} bytes. A section there holds ${warning.limit}.`;
    default:
      return assertNever(warning);
  }
}

/** A mistake in a block, without its place. */
export function sayBlockMistake(mistake: BlockDiagnostic): string {
  switch (mistake.code) {
    case "missing-fallback":
      return "Say what everyone else sees.";
    case "bad-key":
      return `"${mistake.key}" cannot be a key. Use small letters, digits and _, a letter first.`;
    case "repeated-key":
      return `Two versions have the key "${mistake.key}".`;
    case "unreachable-variant":
      return `Nobody sees "${mistake.key}": "${mistake.earlier}" comes first and is for the same segment.`;
    default:
      return "name" in mistake ? sayNamed(mistake) : FIXED_WORDS[mistake.code];
  }
}

/** Mistakes that read the same wherever they are found. */
const FIXED_WORDS = {
  "not-liquid": "This {{ or {% does not close, or cannot be read.",
  "outside-subset": "This does not work in every email tool.",
  "mixed-and-or":
    "Email tools disagree on what and with or means. Use one of them, or put one if inside another.",
  "unprintable-text": "Compare with text without quotes, braces and line breaks.",
  "unsafe-place":
    "A customer detail is not safe here. Print it as text, in a quoted attribute, or in a link.",
  "branches-differ": "Both ways through this must end at the same place in the HTML.",
  "brace-in-style": "Put a space after this brace, or an email tool takes it for its own.",
} as const;

type NamedMistake = Extract<BlockDiagnostic, { readonly name: string }>;

function sayNamed(mistake: NamedMistake): string {
  const detail = sayDetail(mistake.name);
  switch (mistake.code) {
    case "unknown-field":
      return `There is no customer detail "${mistake.name}".${suggest(mistake.suggestion)}`;
    case "unknown-filter":
      return `"${mistake.name}" cannot be used here.${suggest(mistake.suggestion)}`;
    case "unknown-tag":
      return `"${mistake.name}" does not work in every email tool. Use if, unless and for.`;
    case "unbalanced-tag":
      return `"${mistake.name}" misses its other half.`;
    case "not-comparable":
      return `"${detail}" cannot be compared here: only text can, with == or !=. Make it a segment and give it a version.`;
    case "list-not-looped":
      return `"${detail}" is a list. Print it with for.`;
    case "not-a-list":
      return `"${detail}" is not a list.`;
    case "bad-item-name":
      return `Call the item of the loop something else than "${mistake.name}".`;
    case "no-default":
      return `Some customers have no "${detail}". Add a default.`;
    default:
      return assertNever(mistake);
  }
}

function suggest(suggestion: string | undefined): string {
  return suggestion === undefined ? "" : ` Did you mean "${suggestion}"?`;
}
