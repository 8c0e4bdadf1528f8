import type { Messages } from "./messages.en.ts";

/** Why someone joined or left, in the merchant's words. A cause that has no words yet is told as it is written. */
export function sayCause(say: Messages, cause: string, orderName: string | undefined): string {
  const words = new Map(Object.entries(say.cause)).get(cause);
  return words === undefined ? cause : words(orderName ?? "");
}
