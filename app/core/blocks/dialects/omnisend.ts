import { escapeHtml } from "#app/core/blocks/escape.ts";
import { detailProperty, propertyOf } from "#app/core/blocks/properties.ts";
import type { Content } from "#app/core/blocks/content.ts";
import { contentOf } from "./content-of.ts";
import { type Dialect, OWN_NAMES } from "./dialect.ts";
import { type LiquidFlavour, printLiquid } from "./liquid-words.ts";
import { type PrintDetail, printOneVersion } from "./one-version.ts";
import { isPlainWord } from "./plain-word.ts";
import { printWithSlots } from "./slots.ts";

/** A contact's properties there hold text, numbers and dates, no lists. */
const SLOTS = 6;

const BRACKET = /\[(?=[[%]|$)/g;

/** Liquid in square brackets: https://developers.omnisend.com/guides/liquid-templating */
const FLAVOUR = {
  output: ["[[", "]]"],
  tag: ["[%", "%]"],
  read: (property) => `contact.${property}`,
  neutralize: (text: string) => text.replace(BRACKET, "&#91;"),
} as const satisfies LiquidFlavour;

/**
 * Prints for Omnisend's automations, which choose. Its campaigns print details with a default and no
 * more: asked for one version, it is printed for those.
 */
export const OMNISEND: Dialect = {
  storage: { ...OWN_NAMES, slots: SLOTS },
  print: (block, { version }) =>
    version === undefined
      ? printWithSlots(block, {
          slots: SLOTS,
          print: (flat) => printLiquid(flat, FLAVOUR),
          warnings: [{ code: "unproven" }, { code: "no-choice-in-campaigns" }],
          printRest: printAlone,
        })
      : printAlone(contentOf(block, version)),
};

function printAlone(content: Content) {
  return printOneVersion(content, printDetail, FLAVOUR.neutralize);
}

const printDetail: PrintDetail = ({ detail, name, instead = "" }) => {
  const property = propertyOf(detail);
  const value = FLAVOUR.read(detailProperty(detail));
  if (instead === "") return { text: `[[ ${value} | escape ]]`, property };
  // Without conditions, only a plain default can be written in a way that we can vouch for.
  return isPlainWord(instead)
    ? { text: `[[ ${value} | default: "${instead}" | escape ]]`, property }
    : { text: escapeHtml(instead), warning: { code: "detail-left-out", name } };
};
