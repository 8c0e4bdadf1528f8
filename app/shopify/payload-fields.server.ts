import { z } from "zod";
import type { Moment } from "#app/core/calendar/moment.ts";
import { parseMoney } from "#app/core/commerce/money.ts";
import { toStorable } from "#app/lib/to-storable.ts";

const LARGEST_ID = 2n ** 63n - 1n;

/** Shopify's ids exceed 2^53: a decimal string, whether it was sent as a number or as text. */
export const Id = z
  .union([z.int().nonnegative().transform(String), z.string().regex(/^\d{1,19}$/)])
  .refine(fitsInt8);

/** The id inside "gid://shopify/Customer/1". */
export const Gid = z
  .string()
  .regex(/^gid:\/\/shopify\/[A-Za-z]+\/\d{1,19}$/)
  .transform((gid) => gid.slice(gid.lastIndexOf("/") + 1))
  .refine(fitsInt8);

/** Zod asks this of text that failed the pattern, too. */
function fitsInt8(id: string): boolean {
  return /^\d+$/.test(id) && BigInt(id) <= LARGEST_ID;
}

/** An instant with its offset, as a moment. Finer fractions than milliseconds are cut off. */
export const Instant = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/)
  .transform((text): Moment => Date.parse(text))
  .refine((moment) => !Number.isNaN(moment));

/** Text of at most `limit` characters that a column can hold; longer text is cut. */
export function text(limit: number) {
  return z.string().transform((value) => toStorable(value, limit));
}

/** What a person or a shop is called. */
export const Name = text(255);

/** A key may not be cut, or two things would share it. */
export const Key = z
  .string()
  .min(1)
  .max(255)
  .regex(/^[\x21-\x7e]+$/);

export const Quantity = z.int().nonnegative().max(2_147_483_647);

/** A decimal amount: text as a rule, a number in some of the older fields. */
export const Amount = z
  .union([z.string(), z.number().transform(String)])
  .pipe(z.string().regex(/^-?\d{1,15}(\.\d{1,6})?$/));

/** An amount in two currencies, of which the shop's is the one that counts. */
export const MoneySet = z.object({
  shop_money: z.object({ amount: Amount, currency_code: z.string().regex(/^[A-Z]{3}$/) }),
});

export type MoneySet = z.infer<typeof MoneySet>;

/** A payload that has the right shape and still cannot be understood. The message names a place, never a value. */
export class Unreadable extends Error {
  override readonly name = "Unreadable";
}

/** A decimal amount as integer minor units, exactly. */
export function minorUnits(amount: string, currency: string): bigint {
  const units = parseMoney(amount, currency);
  if (units === undefined) throw new Unreadable(`An amount is finer than ${currency} has decimals`);
  return units;
}

/** The shop's side of a money set. An amount in another currency than the rest cannot be added to it. */
export function shopMoney({ shop_money }: MoneySet, currency: string): bigint {
  if (shop_money.currency_code !== currency && !/^-?0*(\.0*)?$/.test(shop_money.amount)) {
    throw new Unreadable("Shop money in two currencies");
  }
  return minorUnits(shop_money.amount, currency);
}

/** ISO 3166-1 alpha-2. Anything else is as good as unknown. */
export const CountryCode = z
  .string()
  .nullish()
  .transform((code) => (code && /^[A-Za-z]{2}$/.test(code) ? code.toUpperCase() : undefined));

/** What part of an address is called; empty is as good as unknown. */
export const PlaceName = text(100)
  .nullish()
  .transform((name) => name?.trim() || undefined);

/** "a, b" as a list, without repetitions. */
export const TagList = z.string().transform((joined) => splitTags(joined.split(",")));

/** Tags trimmed, storable and without empty ones. Shopify allows 255 characters. */
export function splitTags(tags: readonly string[]): string[] {
  return [...new Set(tags.map((tag) => toStorable(tag.trim(), 255)))].filter((tag) => tag !== "");
}

/** What a payload lacks or has otherwise: places, never values. */
export function describeIssues({ issues }: z.ZodError): string {
  const places = issues
    .slice(0, 5)
    .map(({ path, code }) => `${path.join(".") || "body"} (${code})`);
  return `Unexpected shape: ${places.join(", ")}`.slice(0, 500);
}
