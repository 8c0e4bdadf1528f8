import { assertNever } from "#app/lib/assert-never.ts";
import { ALWAYS } from "#app/core/calendar/moment.ts";
import type { Fact, Reason, UncountedFact } from "#app/core/plan/explanation.ts";
import { sayActivity } from "./describe-activity.ts";
import type { ExplanationSettings } from "./explanation-settings.ts";

/** Says something that an answer rests on: "order #1001 of 3 Mar 2026, £50.00". */
export function describeFact(fact: Fact, settings: ExplanationSettings): string {
  const { words, format, queryWords, orderNames } = settings;
  switch (fact.kind) {
    case "order": {
      const name = orderNames.get(fact.order) ?? fact.order;
      return words.order(name, format.day(fact.placed), queryWords.money(fact.amount));
    }
    case "line": {
      const name = orderNames.get(fact.order) ?? fact.order;
      return words.line(fact.quantity, fact.product, name, format.day(fact.placed));
    }
    case "checkout":
      return words.checkout(format.moment(fact.abandoned));
    case "value":
      return fact.from === ALWAYS
        ? words.value(fact.value)
        : words.valueSince(fact.value, format.day(fact.from));
    case "activity": {
      const { activity } = fact;
      return words.activity(sayActivity(activity, queryWords), format.moment(activity.at));
    }
    default:
      return assertNever(fact);
  }
}

/** Says what was left out and why: "order #1002 of 4 Mar 2026, £10.00: test order". */
export function describeUncounted(
  { fact, reasons }: UncountedFact,
  settings: ExplanationSettings,
): string {
  const said = reasons.map((reason) => describeReason(reason, settings));
  return settings.words.uncounted(describeFact(fact, settings), said.join(", "));
}

function describeReason(reason: Reason, { words, messages, format }: ExplanationSettings): string {
  switch (reason.kind) {
    case "trait":
      return messages.trait[reason.trait];
    case "filter":
      return words.filter(reason.parameter);
    case "refunded":
      return words.refunded;
    case "too-late":
      return words.tooLate;
    case "ended":
      return words.ended(format.moment(reason.at));
    default:
      return assertNever(reason);
  }
}
