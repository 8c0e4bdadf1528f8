import { FOREVER, type Moment } from "#app/core/calendar/moment.ts";
import type { Cause } from "#app/core/engine/cause.ts";
import type { ExplanationSettings } from "./explanation-settings.ts";
import { sayCause } from "./say-cause.ts";

/** A stretch in which a customer was in a segment, with why it began and ended where that is known. */
export interface PastStretch {
  readonly entered: Moment;
  readonly enteredBy: PastCause | undefined;
  readonly left: Moment;
  readonly leftBy: PastCause | undefined;
}

interface PastCause {
  readonly cause: Cause;
  readonly ref: string | undefined;
}

/** Says it: "In from 3 Mar 2026 to 12 Oct 2026; left: bought, order #1042". */
export function describePast(past: PastStretch, settings: ExplanationSettings): string {
  const { words, format, messages, orderNames } = settings;
  const say = ({ cause, ref = "" }: PastCause) =>
    sayCause(messages, cause, orderNames.get(ref) ?? ref);
  const parts = [
    past.left === FOREVER
      ? words.pastSince(format.day(past.entered))
      : words.pastIn(format.day(past.entered), format.day(past.left)),
    ...(past.enteredBy ? [words.joined(say(past.enteredBy))] : []),
    ...(past.leftBy ? [words.left(say(past.leftBy))] : []),
  ];
  return parts.join("; ");
}
