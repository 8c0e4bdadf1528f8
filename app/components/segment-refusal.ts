import type { Messages } from "#app/i18n/messages.en.ts";
import type { SegmentRefusal } from "./segment-editor.tsx";

type Refused =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly reason: "invalid-form";
      readonly name?: string | undefined;
      readonly query?: string | undefined;
    }
  | { readonly ok: false; readonly reason: "needs"; readonly needs: readonly string[] }
  | { readonly ok: false; readonly reason: "breaks-readers"; readonly readers: readonly string[] }
  | { readonly ok: false; readonly reason: "name-taken" | "invalid-query" | "not-found" };

/** Puts a "no" beside the field it concerns. A query's own mistakes are shown by the editor already. */
export function sayRefusal(
  { editor, kept }: Messages,
  refused: Refused | undefined,
): SegmentRefusal {
  if (refused === undefined || refused.ok) return {};
  switch (refused.reason) {
    case "name-taken":
      return { name: editor.nameTaken };
    case "needs":
      return { other: editor.needs(refused.needs.join(", ")) };
    case "breaks-readers":
      return { other: kept.breaksReaders(refused.readers) };
    case "invalid-query":
    case "not-found":
      return { other: editor.notSaved };
    case "invalid-form":
      return {
        ...(refused.name !== undefined && { name: refused.name }),
        ...(refused.query !== undefined && { other: refused.query }),
      };
  }
}
