import { createContext, type ReactNode, useContext, useMemo } from "react";
import { type Format, type FormatSettings, makeFormat } from "#app/i18n/format.ts";
import { type Messages, messagesEn } from "#app/i18n/messages.en.ts";
import { invariant } from "#app/lib/invariant.ts";

export interface ShopWords {
  /** The catalogue of the staff member's language. */
  readonly say: Messages;
  readonly format: Format;
  readonly settings: FormatSettings;
}

const Words = createContext<ShopWords | undefined>(undefined);

/** Gives the pages below it their words, and their numbers, money and time the shop's way. */
export function ShopWordsProvider({
  settings,
  children,
}: {
  readonly settings: FormatSettings;
  readonly children: ReactNode;
}) {
  const { locale, currency, timeZone } = settings;
  const words = useMemo(() => {
    const own = { locale, currency, timeZone };
    return { say: messagesEn, format: makeFormat(own), settings: own };
  }, [locale, currency, timeZone]);
  return <Words.Provider value={words}>{children}</Words.Provider>;
}

export function useWords(): ShopWords {
  const words = useContext(Words);
  invariant(words, "Pages are rendered inside ShopWordsProvider");
  return words;
}
