import type { Diagnostic } from "#app/core/language/diagnostic.ts";
import { describeDiagnostic } from "#app/i18n/describe-diagnostic.ts";
import type { CommandResult } from "./answer-command.ts";

export type Refusal = Extract<CommandResult, { ok: false }>;

/** Says why there is no answer, each mistake with its place first. */
export function printRefusal(refusal: Refusal): string {
  return linesOf(refusal)
    .map((line) => `${line}\n`)
    .join("");
}

function linesOf(refusal: Refusal): string[] {
  switch (refusal.reason) {
    case "invalid-query":
      return refusal.diagnostics.map(printDiagnostic);
    case "needs":
      return [`No answer yet: this needs ${refusal.needs.join(" and ")}.`];
    case "invalid-moment":
      return ["--as-of is a day, 2026-05-01, or a time in the shop's zone, 2026-05-01T14:05."];
    case "future-moment":
      return ["--as-of lies in the future."];
    case "no-customer":
      return ["There is no such customer."];
    case "shop":
      return [SHOPS[refusal.why], ...refusal.domains.map((domain) => `  ${domain}`)];
  }
}

function printDiagnostic(diagnostic: Diagnostic): string {
  const { message, suggestion } = diagnostic;
  const said = describeDiagnostic(diagnostic);
  return [
    message,
    ...(message.endsWith(said) ? [] : [said]),
    ...(suggestion === undefined ? [] : [`Did you mean ${suggestion}?`]),
  ].join(" ");
}

const SHOPS = {
  none: "No shop has the app installed.",
  unknown: "No shop is called so. There are:",
  several: "Say which shop with --shop:",
};
