import type { PrintWarning } from "#app/core/blocks/dialects/dialect.ts";
import type { Format } from "./format.ts";
import type { Messages } from "./messages.en.ts";

/** What a merchant should know before pasting, as a sentence. */
export function sayPrintWarning(
  { blocks: { warning: words } }: Messages,
  format: Format,
  warning: PrintWarning,
): string {
  switch (warning.code) {
    case "unproven":
      return words.unproven;
    case "no-choice-in-shopify-email":
      return words.noChoiceInShopifyEmail;
    case "no-choice-in-campaigns":
      return words.noChoiceInCampaigns;
    case "programmable-email":
      return words.programmableEmail;
    case "pick-there":
      return words.pickThere;
    case "too-many-choices":
      return words.tooManyChoices;
    case "list-cut":
      return words.listCut(warning.name, format.number(warning.limit));
    case "detail-left-out":
      return words.detailLeftOut(warning.name);
    case "no-default-there":
      return words.noDefaultThere(warning.name);
    case "too-large":
      return words.tooLarge(format.number(warning.bytes), format.number(warning.limit));
  }
}
