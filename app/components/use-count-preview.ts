import { useFetcher } from "@remix-run/react";
import { useEffect } from "react";

/** How many customers a query would hold now, as the server answers it. */
export type CountPreview =
  | { readonly kind: "counted"; readonly count: number }
  | {
      readonly kind: "estimated";
      readonly count: number;
      readonly low: number;
      readonly high: number;
    }
  | { readonly kind: "needs"; readonly needs: readonly string[] }
  | { readonly kind: "mistaken" };

/** Typing pauses this long before we ask. */
const PAUSE_MS = 350;

/** Asks for the count of a sound query once typing pauses; `undefined` while it is on its way. */
export function useCountPreview(query: string, isSound: boolean): CountPreview | undefined {
  const { load, data, state } = useFetcher<{ query: string; preview: CountPreview }>({
    key: "count-preview",
  });
  useEffect(() => {
    if (!isSound) return;
    const timer = setTimeout(() => {
      load(`/app/segments/preview?${new URLSearchParams({ query }).toString()}`);
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [query, isSound, load]);
  return state === "idle" && data?.query === query ? data.preview : undefined;
}
