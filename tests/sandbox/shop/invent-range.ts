import type { ShopCollection, ShopProduct } from "./things.ts";

type Range = Pick<ShopProduct, "vendor" | "type" | "category" | "collections">;

const VENDORS = ["Harbour Gifts", "Tinsmith & Daughter", "Larkspur", "Old Mill Pottery"];

/** The first whose words a title has says what the product is. */
const KINDS: readonly (readonly [words: readonly string[], type: string, category: string])[] = [
  [
    ["mug", "cup", "saucer", "teapot", "plate", "bowl"],
    "Tableware",
    "Home & Garden > Kitchen & Dining > Tableware",
  ],
  [["lunch", "tin", "jar", "kitchen"], "Kitchen", "Home & Garden > Kitchen & Dining"],
  [["light", "lantern", "lamp", "candle"], "Lighting", "Home & Garden > Lighting"],
  [["bag", "purse", "wallet"], "Bags", "Luggage & Bags"],
  [
    ["bunting", "party", "card", "wrap", "christmas"],
    "Celebrations",
    "Arts & Entertainment > Party & Celebration",
  ],
];

const COLLECTIONS: readonly (ShopCollection & { readonly word: string })[] = [
  { id: 410_000_000_001, title: "Christmas", word: "christmas" },
  { id: 410_000_000_002, title: "Hearts", word: "heart" },
  { id: 410_000_000_003, title: "Vintage", word: "vintage" },
];

/** What the shop says of a product, made up from its place in the list and the words of its title. */
export function inventRange(index: number, words: readonly string[]): Range {
  const has = (word: string) => words.includes(word) || words.includes(`${word}s`);
  const [, type, category] = KINDS.find(([named]) => named.some(has)) ?? [
    [],
    "Gift",
    "Home & Garden > Decor",
  ];
  return {
    vendor: VENDORS[index % VENDORS.length] ?? "",
    type,
    category,
    collections: COLLECTIONS.filter(({ word }) => has(word)),
  };
}
