import type { explanationWordsEn } from "./explanation-words.en.ts";
import type { Format } from "./format.ts";
import type { Messages } from "./messages.en.ts";
import type { QueryWords } from "./query-words.en.ts";

/** Everything that an explanation is said with. */
export interface ExplanationSettings {
  readonly words: typeof explanationWordsEn;
  readonly messages: Messages;
  readonly queryWords: QueryWords;
  readonly format: Format;
  /** Orders by what merchants call them, "#1001". */
  readonly orderNames: ReadonlyMap<string, string>;
}
