import type { Moment } from "#app/core/calendar/moment.ts";
import { readMoment } from "#app/core/calendar/read-moment.ts";
import { epochAt } from "#app/core/plan/epoch.ts";
import type { Database } from "#app/db/database.server.ts";
import { findEngineNow } from "#app/db/memberships/find-engine-now.server.ts";
import { findSegment } from "#app/db/segments/find-segment.server.ts";
import { describeExplanation } from "#app/i18n/describe-explanation.ts";
import { describePast } from "#app/i18n/describe-past.ts";
import type { ExplanationSettings } from "#app/i18n/explanation-settings.ts";
import { explanationWordsEn } from "#app/i18n/explanation-words.en.ts";
import { makeFormat } from "#app/i18n/format.ts";
import { messagesEn } from "#app/i18n/messages.en.ts";
import {
  type ConditionLine,
  conditionLines,
  printExplanation,
} from "#app/i18n/print-explanation.ts";
import { queryWordsEn } from "#app/i18n/query-words.en.ts";
import { showShop } from "#app/services/shops/show-shop.server.ts";
import { type CustomerExplanation, explainCustomer } from "./explain-customer.server.ts";
import { loadEpochs } from "./load-epochs.server.ts";

export interface ExplanationQuestion {
  readonly segment: string;
  readonly customer: string;
  /** A past day of the shop's, "2026-05-01", as of its beginning; now for anything else. */
  readonly date: string;
  readonly staff: string;
}

/** Why a customer is in a segment or not, in the shop's words. */
export interface ExplanationView {
  readonly segment: string;
  readonly segmentName: string;
  readonly customer: string;
  /** What the customer is called. */
  readonly person: string;
  readonly at: Moment;
  /** The past day asked about; empty for now. */
  readonly date: string;
  readonly holds: boolean;
  /** "Anna is not in Lapsed." */
  readonly answer: string;
  /** "Joins on 10 Jan at 00:00 if they do not order."; empty where there is nothing to say. */
  readonly outlook: string;
  /** Some of it rests on details not seen yet then; empty otherwise. */
  readonly assumed: string;
  readonly conditions: readonly ConditionLine[];
  /** "In from 3 Mar to 12 Oct; left: bought, order #1042". */
  readonly past: readonly string[];
  /** All of it as plain text. */
  readonly text: string;
  /** A changed definition is being worked out; this is by the one before. */
  readonly isRebuilding: boolean;
}

/** Explains a customer's place in a segment now or when a past day began; the look is recorded. */
export async function showExplanation(
  db: Database,
  shop: bigint,
  { segment, customer, date, staff }: ExplanationQuestion,
): Promise<ExplanationView | undefined> {
  const found = await findSegment(db, shop, segment);
  if (found === undefined) return undefined;
  const { now } = await findEngineNow(db, shop);
  const { calendar } = epochAt(await loadEpochs(db, shop), now).context;
  const then = readMoment(date, calendar);
  const at = then !== undefined && then <= now ? then : undefined;
  const explained = await explainCustomer(db, shop, { segment, customer, at, staff });
  if (explained === undefined) return undefined;
  const isRebuilding = found.members !== undefined && found.newestQuery !== found.query;
  const said = say(explained, at, await settingsFor(db, shop, explained.orderNames));
  return { ...said, date: at === undefined ? "" : date, isRebuilding };
}

async function settingsFor(
  db: Database,
  shop: bigint,
  orderNames: ReadonlyMap<string, string>,
): Promise<ExplanationSettings> {
  const shown = await showShop(db, shop);
  return {
    words: explanationWordsEn,
    messages: messagesEn,
    queryWords: queryWordsEn(shown),
    format: makeFormat(shown),
    orderNames,
  };
}

function say(
  explained: CustomerExplanation,
  then: Moment | undefined,
  settings: ExplanationSettings,
): Omit<ExplanationView, "date" | "isRebuilding"> {
  const { segment, segmentName, explanation } = explained;
  const person = explained.name || messagesEn.explain.someone;
  const names = {
    person,
    segment: segmentName,
    ...(then !== undefined && { then: settings.format.moment(then) }),
  };
  const now = describeExplanation(explanation, names, settings);
  // What was to come after a past day has come, or not.
  const described = then === undefined ? now : { ...now, outlook: "" };
  const past = explained.past.map((stretch) => describePast(stretch, settings));
  return {
    segment,
    segmentName,
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
