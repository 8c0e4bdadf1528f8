import type { Content, Piece, ValuePiece } from "#app/core/blocks/content.ts";
import { detailName } from "#app/core/blocks/detail.ts";
import { escapeHtml } from "#app/core/blocks/escape.ts";
import { neutralize } from "#app/core/blocks/template-brace.ts";
import type { PrintedBlock, PrintWarning } from "./dialect.ts";

/**
 * What Shopify Email prints of a customer. It can use neither filters nor conditions on them:
 * https://help.shopify.com/en/manual/promoting-marketing/create-marketing/shopify-email/create-email/custom-liquid
 */
const PRINTABLE: ReadonlyMap<string, string> = new Map([
  ["first_name", "data.customer.first_name"],
  ["last_name", "data.customer.last_name"],
  ["shop_name", "shop.name"],
]);

/** Prints one version, to be sent to its one segment. Whatever depends on a detail is decided as if there were none. */
export function printForShopifyEmail(content: Content): PrintedBlock {
  const warnings = new Map<string, PrintWarning>([["unproven", { code: "unproven" }]]);
  const text = print(content, warnings);
  return { text, mode: "version-per-segment", properties: [], warnings: [...warnings.values()] };
}

function print(content: Content, warnings: Map<string, PrintWarning>): string {
  return content.map((piece) => printPiece(piece, warnings)).join("");
}

function printPiece(piece: Piece, warnings: Map<string, PrintWarning>): string {
  switch (piece.kind) {
    case "text":
      return neutralize(piece.text);
    case "value":
      return printValue(piece, warnings);
    case "choose": {
      for (const { condition } of piece.branches) {
        for (const { shown } of condition.tests) {
          if (shown.kind === "detail") leaveOut(detailName(shown.detail), warnings);
        }
      }
      return print(piece.otherwise, warnings);
    }
    case "each":
      leaveOut(detailName(piece.list), warnings);
      return print(piece.empty, warnings);
  }
}

function printValue({ shown, instead }: ValuePiece, warnings: Map<string, PrintWarning>): string {
  if (shown.kind === "item") return "";
  const name = detailName(shown.detail);
  const variable = PRINTABLE.get(name);
  if (variable === undefined) {
    leaveOut(name, warnings);
    return escapeHtml(instead ?? "");
  }
  if (shown.detail.field.mayBeEmpty) {
    warnings.set(`default ${name}`, { code: "no-default-there", name });
  }
  return `{{ ${variable} }}`;
}

function leaveOut(name: string, warnings: Map<string, PrintWarning>): void {
  warnings.set(`out ${name}`, { code: "detail-left-out", name });
}
