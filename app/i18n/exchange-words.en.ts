import { plural } from "./plural.ts";

/** Taking segments from shop to shop as a file. */
export const exchangeWordsEn = {
  title: "Take segments to another shop",
  text: "The file holds names, conditions, labels and notes. Nobody's data are in it.",
  download: "Download all segments",
  upload: "Upload a file",
  chooseFile: "A file of segments",
  tooLarge: "This file is too large to hold segments.",
  failed: "The file could not be read. Try again in a moment.",
  mistaken: "Nothing was made. Correct these in the file first:",
  would: (count: string, n: number) =>
    n === 0
      ? "There is no segment in it that can be made here."
      : `${count} ${plural(n, "segment", "segments")} would be made:`,
  made: (count: string, n: number) => `${count} ${plural(n, "segment was", "segments were")} made.`,
  make: (count: string, n: number) =>
    `Make ${plural(n, "this segment", `these ${count} segments`)}`,
  renamed: (from: string, to: string) => `${from}, here called ${to}`,
  foreignIds:
    "Names products, places or the like by numbers, and those are the other shop's. Choose them again here.",
  needs: (needs: string) => `Needs ${needs}`,
  left: (names: string) =>
    `Left out, because they hold the other shop's customers or are Shopify's: ${names}`,
  place: (place: string, name: string) => (name === "" ? `Segment ${place}` : `${name} (${place})`),
} as const;
