import type { SegmentWarning } from "#app/core/engine/segment-warnings.ts";
import type { Format } from "./format.ts";
import type { Messages } from "./messages.en.ts";

/** A warning, with the name of the segment it speaks of. */
export type Warning = SegmentWarning & { readonly name: string };

/** Says what a merchant should look at. */
export function sayWarning({ about }: Messages, format: Format, warning: Warning): string {
  const say = about.warning;
  switch (warning.code) {
    case "never-matches":
      return say.neverMatches;
    case "few-members":
      return say.few(format.number(warning.size), warning.size, format.number(warning.least));
    case "small-share":
      return say.smallShare(format.share(warning.share));
    case "large-share":
      return say.largeShare(format.share(warning.share));
    case "same-as":
      return say.sameAs(format.share(warning.share), warning.name);
  }
}
