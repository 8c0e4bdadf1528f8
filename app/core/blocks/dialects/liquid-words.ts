import type { Block } from "#app/core/blocks/block.ts";
import {
  type Check,
  itemName,
  type Shown,
  type Test,
  type ValuePiece,
} from "#app/core/blocks/content.ts";
import { detailsOf } from "#app/core/blocks/details-of.ts";
import { escapeHtml } from "#app/core/blocks/escape.ts";
import { detailProperty, versionProperty } from "#app/core/blocks/properties.ts";
import { isPlainWord } from "./plain-word.ts";
import { printVersions, type TemplateWords } from "./print-template.ts";

/** What differs between the platforms that speak Liquid. */
export interface LiquidFlavour {
  readonly output: readonly [open: string, close: string];
  readonly tag: readonly [open: string, close: string];
  /** How the customer's own property is read. */
  readonly read: (property: string) => string;
  readonly neutralize?: (text: string) => string;
}

export const CURLY = { output: ["{{", "}}"], tag: ["{%", "%}"] } as const;

/**
 * Prints all versions in Liquid. Its truth is not ours ("" and 0 are true in Liquid), so each detail is
 * first brought under a name that is nil when there is no value; from then on `if` is exact.
 */
export function printLiquid(block: Block, flavour: LiquidFlavour): string {
  return assignments(block, flavour) + printVersions(block, wordsOf(flavour));
}

function wordsOf({ tag: [open, close], output, neutralize }: LiquidFlavour): TemplateWords {
  const tag = (inside: string) => `${open} ${inside} ${close}`;
  return {
    ...(neutralize !== undefined && { neutralize }),
    value: (piece) => printValue(piece, tag, output),
    branch: (check, first) => tag(`${first ? "if" : "elsif"} ${printCheck(check)}`),
    version: (block, key, first) =>
      tag(`${first ? "if" : "elsif"} ${versionProperty(block)} == "${key}"`),
    otherwise: tag("else"),
    endBranches: tag("endif"),
    each: ({ item, list, limit }) => {
      const most = limit === undefined ? "" : ` limit:${limit}`;
      return tag(`for ${item} in ${detailProperty(list)}${most}`);
    },
    empty: tag("else"),
    endEach: tag("endfor"),
  };
}

/** One line a name. The line breaks stand inside the tags, where they print nothing. */
function assignments(block: Block, { tag: [open, close], read }: LiquidFlavour): string {
  const details = [...detailsOf(block).values()].map(detailProperty);
  const names = block.variants.length === 0 ? details : [versionProperty(block), ...details];
  return names
    .map((name) => `${open} assign ${name} = ${read(name)} | default: nil\n${close}`)
    .join("");
}

function printValue(
  { shown, instead }: ValuePiece,
  tag: (inside: string) => string,
  [open, close]: LiquidFlavour["output"],
): string {
  const name = nameOf(shown);
  const value = `${open} ${name} | escape ${close}`;
  if (instead === undefined || instead === "") return value;
  if (isPlainWord(instead)) return `${open} ${name} | default: "${instead}" | escape ${close}`;
  return `${tag(`if ${name}`)}${value}${tag("else")}${escapeHtml(instead)}${tag("endif")}`;
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
  return shown.kind === "item" ? itemName(shown) : detailProperty(shown.detail);
}
