import { randomBytes } from "node:crypto";
import type { Moment } from "#app/core/calendar/moment.ts";

/**
 * Makes ids for changes: UUIDs of version 7, each greater than the one before and than `last`.
 *
 * After the time comes a count, then chance, one for each batch. Transactions may record in the same millisecond, so a
 * batch goes on counting where the last one ended; call it with the shop's last id, under its lock.
 */
export function makeChangeIds(now: Moment, last: string | undefined): () => string {
  const before = last === undefined ? undefined : parseId(last);
  const time = Math.max(now, before?.time ?? now);
  let count = before?.time === time ? before.count + 1 : 0;
  const chance = randomBytes(6).toString("hex");
  return () => printId(time, count++, chance);
}

function printId(time: Moment, count: number, chance: string): string {
  const milliseconds = time.toString(16).padStart(12, "0");
  const high = ((count >> 14) & 0xfff).toString(16).padStart(3, "0");
  // The two bits that say which kind of UUID this is, and the count's lower fourteen.
  const low = (0x8000 | (count & 0x3fff)).toString(16);
  return `${milliseconds.slice(0, 8)}-${milliseconds.slice(8)}-7${high}-${low}-${chance}`;
}

function parseId(id: string): { readonly time: Moment; readonly count: number } {
  const [first = "", second = "", third = "", fourth = ""] = id.split("-");
  const count = (parseInt(third.slice(1), 16) << 14) | (parseInt(fourth, 16) & 0x3fff);
  return { time: parseInt(first + second, 16), count };
}
