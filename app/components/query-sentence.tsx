import { useMemo } from "react";
import { readQuery } from "#app/core/language/read-query.ts";
import { describeCondition, describeQuery } from "#app/i18n/describe-query.ts";
import { queryWordsEn } from "#app/i18n/query-words.en.ts";
import { useShopCatalog } from "./shop-catalog.tsx";
import { useWords } from "./shop-words.tsx";

/** A query in words: a whole sentence, or what follows "customers who". One that cannot be read stays as it is written. */
export function QuerySentence({
  text,
  isWhole = false,
}: {
  readonly text: string;
  readonly isWhole?: boolean;
}) {
  const { settings } = useWords();
  const catalog = useShopCatalog();
  return useMemo(() => {
    const read = readQuery(text, catalog);
    if (!read.ok) return text;
    const words = queryWordsEn(settings);
    const { condition } = read.query;
    if (condition === undefined) return capitalize(words.everyone);
    return isWhole
      ? `${capitalize(describeQuery(read.query, words))}.`
      : describeCondition(condition, words);
  }, [text, isWhole, settings, catalog]);
}

function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
