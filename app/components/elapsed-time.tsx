import { useEffect, useState } from "react";
import type { Moment } from "#app/core/calendar/moment.ts";
import { useWords } from "./shop-words.tsx";

/**
 * How long ago something was, counting on while the page is open.
 *
 * `now` is the server's clock at the time of reading: the browser's may be wrong, so only its
 * progress is added.
 */
export function useElapsed(since: Moment, now: Moment): string {
  const { format } = useWords();
  const [waited, setWaited] = useState(0);
  useEffect(() => {
    const started = performance.now();
    setWaited(0);
    const timer = setInterval(() => {
      setWaited(performance.now() - started);
    }, 1_000);
    return () => {
      clearInterval(timer);
    };
  }, [since, now]);
  return format.elapsed(now - since + waited);
}
