import { plural } from "./plural.ts";

/** Segments made of others, and those that stay as they were. */
export const keptWordsEn = {
  breaksReaders: (names: readonly string[]) =>
    `Nothing was saved. Segments made of this one would grow too large: ${names.join(", ")}.`,
  snapshotOf: (day: string) => `Snapshot of ${day}`,
  everyoneElse: "Everyone else",
  everyoneElseName: (name: string) => `Everyone else (${name})`,
  takeSnapshot: "Take a snapshot",
  snapshotName: (name: string, day: string) => `${name}, ${day}`,
  takeAgain: "Take it again now",
  archive: "Archive",
  inUse: "It is used in these, so it was not archived:",
  notDone: "This could not be done. Nothing was changed.",
  fileTitle: "Snapshot from a file",
  fileText:
    "A CSV file with one customer a row, by customer id or email address. Nobody is subscribed to anything by it.",
  fileName: "Name of the snapshot",
  choose: "Choose a CSV file",
  tooLarge: "This file is larger than 10 MB. Split it into several.",
  failed: "The file could not be read. Try again in a moment.",
  matched: (count: string, n: number) =>
    `${count} ${plural(n, "row names a customer", "rows name customers")} of yours.`,
  unmatched: (count: string, n: number) =>
    `${count} ${plural(n, "row names", "rows name")} nobody we know:`,
  row: (line: string, text: string) => `Row ${line}: ${text === "" ? "empty" : text}`,
  open: "Open the snapshot",
};
