import type { Moment } from "#app/core/calendar/moment.ts";
import { currencyExponent } from "#app/core/commerce/money.ts";

/** How a shop's people read numbers, money and time. */
export interface FormatSettings {
  /** BCP 47. */
  readonly locale: string;
  /** ISO 4217. */
  readonly currency: string;
  /** IANA. */
  readonly timeZone: string;
}

export interface Format {
  number: (value: number | bigint) => string;
  /** "+1,204", "-3", "\u00b10". */
  change: (value: number) => string;
  /** A share of 1: "59%", "0.4%". */
  share: (share: number) => string;
  /** Integer minor units of the shop's currency. */
  money: (minor: bigint) => string;
  /** "22 Nov 2026", the shop's day. */
  day: (moment: Moment) => string;
  /** "22 Nov 2026, 14:05 GMT": a time is never shown without its zone. */
  moment: (moment: Moment) => string;
  /** "12 s", "3 min", "5 h", "2 d": the largest whole unit. */
  elapsed: (milliseconds: number) => string;
}

/** Formats for one shop. The same settings print the same text on the server and in the browser. */
export function makeFormat({ locale, currency, timeZone }: FormatSettings): Format {
  const numbers = new Intl.NumberFormat(locale);
  const changes = new Intl.NumberFormat(locale, { signDisplay: "exceptZero" });
  const shares = new Intl.NumberFormat(locale, {
    style: "percent",
    maximumSignificantDigits: 2,
  });
  const exponent = currencyExponent(currency);
  const amounts = new Intl.NumberFormat(locale, {
    style: "currency",
    currency,
    minimumFractionDigits: exponent,
    maximumFractionDigits: exponent,
  });
  const days = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone });
  const moments = new Intl.DateTimeFormat(locale, {
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone,
    timeZoneName: "short",
  });
  return {
    number: (value) => numbers.format(value),
    change: (value) => (value === 0 ? `\u00b1${numbers.format(0)}` : changes.format(value)),
    share: (share) => shares.format(share),
    // Exact to the minor unit up to 2^53 of them, more than any shop turns over.
    money: (minor) => amounts.format(Number(minor) / 10 ** exponent),
    day: (moment) => days.format(moment),
    moment: (moment) => moments.format(moment),
    elapsed,
  };
}

function elapsed(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1_000));
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3_600) return `${Math.floor(seconds / 60)} min`;
  if (seconds < 86_400) return `${Math.floor(seconds / 3_600)} h`;
  return `${Math.floor(seconds / 86_400)} d`;
}
