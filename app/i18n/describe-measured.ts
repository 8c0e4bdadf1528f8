import { assertNever } from "#app/lib/assert-never.ts";
import type { CustomerValue, Needed, Stretch } from "#app/core/plan/explanation.ts";
import type { ExplanationSettings } from "./explanation-settings.ts";
import { describeMeasure, sayValue } from "./describe-test.ts";

/** Says what a customer has: "3", "£12.50", "1 Jul 2026, 10:00 BST". */
export function describeValue(
  value: CustomerValue,
  { words, format, queryWords }: ExplanationSettings,
): string {
  switch (value.kind) {
    case "count":
      return format.number(value.count);
    case "amount":
      return queryWords.money(value.decimal);
    case "share":
      return value.whole === 0 ? words.unknown : words.share(value.part, value.whole);
    case "moment":
      return format.moment(value.moment);
    case "texts":
      return value.texts.length === 0 ? words.nothing : value.texts.join(", ");
    case "days":
      return value.days.map(queryWords.dates.day).join(", ");
    case "unknown":
      return words.unknown;
    case "unanswerable":
      return words.needs(value.needs);
    default:
      return assertNever(value);
  }
}

/** Says what it has to be: "at least 2", "before 24 Aug 2026, 00:00 BST". */
export function describeNeeded(
  needed: Needed | undefined,
  { isMoney }: { readonly isMoney: boolean },
  settings: ExplanationSettings,
): string {
  const { words, queryWords } = settings;
  if (needed === undefined) return words.atLeastOne;
  const { stretches, outside, test } = needed;
  if (stretches.length === 0) {
    const say = isMoney ? queryWords.money : queryWords.number;
    return describeMeasure(test, queryWords, (value) => sayValue(value, queryWords, say));
  }
  const said = queryWords.oneOf(
    stretches.map((stretch) => describeStretch(stretch, settings)).filter((each) => each !== ""),
  );
  return outside && said !== "" ? words.outside(said) : said;
}

function describeStretch(
  { from, before }: Stretch,
  { words, format }: ExplanationSettings,
): string {
  if (from !== undefined && before !== undefined) {
    return words.within(format.moment(from), format.moment(before));
  }
  if (from !== undefined) return words.from(format.moment(from));
  return before === undefined ? "" : words.before(format.moment(before));
}
