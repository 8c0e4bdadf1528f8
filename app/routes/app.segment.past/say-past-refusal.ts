import type { Messages } from "#app/i18n/messages.en.ts";

export type PastRefusal =
  | { readonly ok: false; readonly reason: "no-date" | "invalid-moment" | "future-moment" }
  | { readonly ok: false; readonly reason: "needs"; readonly needs: readonly string[] };

/** Says why there is nothing to show. */
export function sayPastRefusal({ past, about }: Messages, refusal: PastRefusal): string {
  switch (refusal.reason) {
    case "no-date":
      return past.choose;
    case "invalid-moment":
      return past.invalid;
    case "future-moment":
      return past.future;
    case "needs":
      return about.needs(refusal.needs.join(", "));
  }
}
