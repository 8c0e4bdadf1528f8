/** What a merchant wants to reach with a segment. */
export const GOALS = [
  "welcome",
  "first-order",
  "repeat",
  "cross-sell",
  "recover",
  "reward",
  "win-back",
  "inform",
] as const;

export type Goal = (typeof GOALS)[number];

/** Where a preset stands in the gallery. */
export const CATEGORIES = [
  "lifecycle",
  "orders",
  "products",
  "checkouts",
  "email",
  "site",
  "people",
] as const;

export type Category = (typeof CATEGORIES)[number];

/** A place in a preset's query that a person may fill otherwise. */
export interface PresetOption {
  readonly kind: "days" | "count" | "money" | "share" | "text" | "id" | "decimal";
  readonly value: string;
  /** The value only shows what belongs there: without a choice the preset says nothing about this shop. */
  readonly isExample?: true;
}

/** A segment that many shops want, ready to be made. */
export interface Preset {
  /** Stays the same for ever. */
  readonly key: string;
  /** What a merchant calls it. New, Active, Loyal and Lapsed are the lifecycle; all others say their condition. */
  readonly name: string;
  /** In our language, with each option in braces where its value goes. */
  readonly query: string;
  readonly goal: Goal;
  readonly category: Category;
  /** Dated lists stay as they were when they were made. */
  readonly kind?: "static";
  readonly options: Readonly<Record<string, PresetOption>>;
}
