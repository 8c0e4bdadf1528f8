import type { Moment } from "#app/core/calendar/moment.ts";
import { useElapsed } from "./elapsed-time.tsx";
import { PageNote } from "./page-note.tsx";
import { useWords } from "./shop-words.tsx";

export interface Freshness {
  /** The server's clock when this was read. */
  readonly now: Moment;
  /** The moment up to which everything is worked out. */
  readonly checkedAt: Moment;
  readonly lastChangeAt: Moment | undefined;
  /** Updates from Shopify that are received but not yet read. */
  readonly waiting: number;
}

/** From here on the delay is worth telling; below it the next reading has it all. */
const WORTH_TELLING = 50;

/** "Up to date, last change 12 s ago". */
export function StatusLine({ now, checkedAt, lastChangeAt, waiting }: Freshness) {
  const { say, format } = useWords();
  const elapsed = useElapsed(lastChangeAt ?? checkedAt, now);
  return (
    <PageNote>
      {waiting >= WORTH_TELLING && say.home.catchingUp(format.number(waiting))}
      {waiting < WORTH_TELLING &&
        (lastChangeAt === undefined
          ? say.home.upToDateNoChange(elapsed)
          : say.home.upToDate(elapsed))}
    </PageNote>
  );
}
