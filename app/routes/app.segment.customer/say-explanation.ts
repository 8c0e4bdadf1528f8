import type { Moment } from "#app/core/calendar/moment.ts";
import type { PastStretch } from "#app/core/engine/join-past.ts";
import type { Explanation } from "#app/core/plan/explanation.ts";
import { describeExplanation } from "#app/i18n/describe-explanation.ts";
import { describePast } from "#app/i18n/describe-past.ts";
import { explanationWordsEn } from "#app/i18n/explanation-words.en.ts";
import { type FormatSettings, makeFormat } from "#app/i18n/format.ts";
import { messagesEn } from "#app/i18n/messages.en.ts";
import {
  type ConditionLine,
  conditionLines,
  printExplanation,
} from "#app/i18n/print-explanation.ts";
import { queryWordsEn } from "#app/i18n/query-words.en.ts";

interface Explained {
  readonly segment: string;
  readonly segmentName: string;
  readonly customer: bigint;
  readonly name: string;
  readonly explanation: Explanation;
  readonly assumed: boolean;
  readonly past: readonly PastStretch[];
  readonly orderNames: ReadonlyMap<string, string>;
  /** The past day asked about; empty for now. */
  readonly date: string;
  readonly isRebuilding: boolean;
}

/** Why a customer is in a segment or not, in the shop's words. */
export interface SaidExplanation
  extends Pick<Explained, "segment" | "segmentName" | "date" | "isRebuilding"> {
  readonly customer: string;
  /** What the customer is called. */
  readonly person: string;
  readonly at: Moment;
  readonly holds: boolean;
  /** "Anna is not in Lapsed." */
  readonly answer: string;
  /** "Joins on 10 Jan at 00:00 if they do not order."; empty where there is nothing to say. */
  readonly outlook: string;
  /** That some of it rests on details not seen yet then; empty otherwise. */
  readonly assumed: string;
  readonly conditions: readonly ConditionLine[];
  /** "In from 3 Mar to 12 Oct; left: bought, order #1042". */
  readonly past: readonly string[];
  /** All of it as plain text. */
  readonly text: string;
}

/** Says an explanation. A page is sent the words: they are less than what they are made of. */
export function sayExplanation(explained: Explained, shop: FormatSettings): SaidExplanation {
  const { segment, segmentName, explanation, date, isRebuilding } = explained;
  const settings = {
    words: explanationWordsEn,
    messages: messagesEn,
    queryWords: queryWordsEn(shop),
    format: makeFormat(shop),
    orderNames: explained.orderNames,
  };
  const person = explained.name || messagesEn.explain.someone;
  const names = {
    person,
    segment: segmentName,
    ...(date !== "" && { then: settings.format.moment(explanation.at) }),
  };
  const now = describeExplanation(explanation, names, settings);
  // What was to come after a past day has come, or not.
  const described = date === "" ? now : { ...now, outlook: "" };
  const past = explained.past.map((stretch) => describePast(stretch, settings));
  return {
    segment,
    segmentName,
    date,
    isRebuilding,
    customer: explained.customer.toString(),
    person,
    at: explanation.at,
    holds: explanation.holds,
    answer: described.answer,
    outlook: described.outlook,
    assumed: explained.assumed ? explanationWordsEn.assumed : "",
    conditions: described.condition ? [...conditionLines(described.condition)] : [],
    past,
    text: printExplanation(described, past),
  };
}
