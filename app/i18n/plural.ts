const rules = new Intl.PluralRules("en");

/** Picks the words for a count: `plural(1, "customer", "customers")`. */
export function plural(count: number | bigint, one: string, other: string): string {
  return rules.select(Number(count)) === "one" ? one : other;
}
