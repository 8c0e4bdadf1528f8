import { EVERYONE_ELSE } from "#app/core/blocks/block.ts";
import { detailProperty, propertyOf } from "#app/core/blocks/properties.ts";
import { contentOf } from "./content-of.ts";
import type { Dialect } from "./dialect.ts";
import { printOneVersion } from "./one-version.ts";

/**
 * Campaign Refinery's merge variables are inserted by its picker, and how they are written was found
 * nowhere: each stands as a name to be replaced by what the picker inserts. It chooses by tags alone,
 * one broadcast a version.
 */
export const CAMPAIGN_REFINERY: Dialect = {
  storage: { nameOf: placeOf, slots: 6, printsAsKept: true },
  print: (block, { version = EVERYONE_ELSE }) => {
    const print = printOneVersion(contentOf(block, version), ({ detail, name }) => ({
      text: `[${placeOf(detailProperty(detail))}]`,
      property: { ...propertyOf(detail), name: placeOf(detailProperty(detail)) },
      ...(detail.field.mayBeEmpty && { warning: { code: "no-default-there", name } as const }),
    }));
    return { ...print, warnings: [...print.warnings, { code: "pick-there" }] };
  },
};

function placeOf(property: string): string {
  return property.toUpperCase();
}
