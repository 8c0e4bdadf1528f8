import { foldCase } from "./fold-case.ts";

/** The form in which two spellings of one email address are equal: without outer space and case. */
export function normalizeEmail(address: string): string {
  return foldCase(address.trim());
}
