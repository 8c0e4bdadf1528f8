import { useFetcher } from "@remix-run/react";
import { useEffect } from "react";
import type { SegmentAbout } from "./about-cards.tsx";

/** The details are read again this often while the page is looked at. */
const AGAIN_MS = 30_000;

/** What is worth knowing of a segment; `undefined` until it is there. Read anew when `version` changes. */
export function useAbout(segment: string, version: number | undefined): SegmentAbout | undefined {
  const { load, data } = useFetcher<{ about: SegmentAbout | undefined }>({
    key: `about-${segment}`,
  });
  useEffect(() => {
    const read = () => {
      if (document.visibilityState === "visible") load(`/app/segments/${segment}/about`);
    };
    read();
    const timer = setInterval(read, AGAIN_MS);
    return () => {
      clearInterval(timer);
    };
  }, [segment, version, load]);
  return data?.about;
}
