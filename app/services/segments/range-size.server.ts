/** How many customers one step takes on, as found out by doing it. */
export interface RangeSize {
  readonly run: (work: (size: number) => Promise<void>) => Promise<void>;
}

const SMALLEST = 100;
const LARGEST = 20_000;

/**
 * Finds the size at which a step takes at most `longest` milliseconds.
 *
 * Grows by half while steps take less than half of that, and shrinks in proportion when one takes
 * too long, so that one slow step is followed by short ones and not by many slow ones.
 */
export function makeRangeSize(longest: number): RangeSize {
  let size = 500;
  return {
    run: async (work) => {
      const began = performance.now();
      await work(size);
      const took = performance.now() - began;
      if (took > longest) size = Math.max(SMALLEST, Math.floor((size * longest) / took));
      else if (took < longest / 2) size = Math.min(LARGEST, Math.ceil(size * 1.5));
    },
  };
}
