import type { Content, Piece, ValuePiece } from "#app/core/blocks/content.ts";
import { type Detail, detailName } from "#app/core/blocks/detail.ts";
import { escapeHtml } from "#app/core/blocks/escape.ts";
import type { Property } from "#app/core/blocks/properties.ts";
import { neutralize as neutralizeCurly } from "#app/core/blocks/template-brace.ts";
import type { PrintedBlock, PrintWarning } from "./dialect.ts";

/** How a platform that cannot choose prints one detail; without a text, the default is printed for everyone. */
export type PrintDetail = (asked: {
  readonly detail: Detail;
  readonly name: string;
  readonly instead: string | undefined;
}) => {
  readonly text?: string;
  readonly warning?: PrintWarning;
  /** The property that the text reads. */
  readonly property?: Property;
};

/** Prints one version, to be sent to its one segment. Whatever depends on a detail is decided as if there were none. */
export function printOneVersion(
  content: Content,
  printDetail: PrintDetail,
  neutralize = neutralizeCurly,
): PrintedBlock {
  const warnings = new Map<string, PrintWarning>();
  const properties = new Map<string, Property>();
  const warn = (warning: PrintWarning) => warnings.set(JSON.stringify(warning), warning);
  const read = (property: Property) => properties.set(property.name, property);
  warn({ code: "unproven" });
  const text = print(content, { printDetail, neutralize, warn, read });
  return {
    text,
    mode: "version-per-segment",
    properties: [...properties.values()],
    warnings: [...warnings.values()],
  };
}

interface Printing {
  readonly printDetail: PrintDetail;
  readonly neutralize: (text: string) => string;
  readonly warn: (warning: PrintWarning) => void;
  readonly read: (property: Property) => void;
}

function print(content: Content, printing: Printing): string {
  return content.map((piece) => printPiece(piece, printing)).join("");
}

function printPiece(piece: Piece, printing: Printing): string {
  switch (piece.kind) {
    case "text":
      return printing.neutralize(piece.text);
    case "value":
      return printValue(piece, printing);
    case "choose": {
      for (const { condition } of piece.branches) {
        for (const { shown } of condition.tests) {
          if (shown.kind === "detail") leaveOut(shown.detail, printing);
        }
      }
      return print(piece.otherwise, printing);
    }
    case "each":
      leaveOut(piece.list, printing);
      return print(piece.empty, printing);
  }
}

function printValue({ shown, instead }: ValuePiece, { printDetail, warn, read }: Printing): string {
  if (shown.kind === "item") return "";
  const { detail } = shown;
  const { text, warning, property } = printDetail({ detail, name: detailName(detail), instead });
  if (warning !== undefined) warn(warning);
  if (property !== undefined) read(property);
  return text ?? escapeHtml(instead ?? "");
}

function leaveOut(detail: Detail, { warn }: Printing): void {
  warn({ code: "detail-left-out", name: detailName(detail) });
}
