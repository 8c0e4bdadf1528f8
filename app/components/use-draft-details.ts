import { useFetcher } from "@remix-run/react";
import { useEffect } from "react";
import type { DraftDetails } from "./draft-details.ts";

/** Typing pauses this long before we ask; the count comes sooner. */
const PAUSE_MS = 800;

/** What a sound query holds and what saving it would do; "waiting" while that is on its way, "none" where it needs what nothing answers yet. */
export function useDraftDetails(
  query: string,
  { isSound, segment }: { readonly isSound: boolean; readonly segment: string },
): DraftDetails | "waiting" | "none" {
  const { load, data, state } = useFetcher<{ query: string; details: DraftDetails | undefined }>({
    key: "draft-details",
  });
  useEffect(() => {
    if (!isSound) return;
    const timer = setTimeout(() => {
      load(`/app/segments/details?${new URLSearchParams({ query, segment }).toString()}`);
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [query, isSound, segment, load]);
  if (state !== "idle" || data?.query !== query) return "waiting";
  return data.details ?? "none";
}
