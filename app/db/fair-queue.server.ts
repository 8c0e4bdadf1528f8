/** One holder at a time; those who wait are served in the order they came. */
export interface FairQueue {
  /** Resolves, when it is this caller's turn, to the function that ends it. */
  enter(): Promise<() => void>;
}

export function makeFairQueue(): FairQueue {
  let last: Promise<void> = Promise.resolve();
  return {
    async enter() {
      const before = last;
      let leave = (): void => undefined;
      last = new Promise((resolve) => {
        leave = resolve;
      });
      await before;
      return leave;
    },
  };
}
