/** One figure of a bench, with the floor it was measured against in the same run and its budget. */
export interface Measurement {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  /** The least and the greatest of the runs whose median `value` is. */
  readonly range?: readonly [number, number];
  /** The same work done by the barest means, in the same unit. */
  readonly floor?: number;
  /** The median of the rounds' own ratios to the floor; when left out, that of the medians. */
  readonly ratio?: number;
  readonly budget?: Budget;
}

/** A bound on the value itself, or on its ratio to the floor. */
export type Budget =
  | { readonly kind: "at-most"; readonly value: number }
  | { readonly kind: "at-least"; readonly value: number }
  | { readonly kind: "ratio-at-least"; readonly value: number };

export interface Bench {
  readonly name: string;
  readonly title: string;
  /** What was done, on what, in a sentence or two. */
  readonly about: string;
  readonly run: () => Promise<readonly Measurement[]>;
}

export function ratioOf({ value, floor, ratio }: Measurement): number | undefined {
  return ratio ?? (floor === undefined ? undefined : value / floor);
}

/** Whether the budget is met; `undefined` where there is none. */
export function isWithin(measurement: Measurement): boolean | undefined {
  const { value, budget } = measurement;
  switch (budget?.kind) {
    case "at-most":
      return value <= budget.value;
    case "at-least":
      return value >= budget.value;
    case "ratio-at-least":
      return (ratioOf(measurement) ?? 0) >= budget.value;
    case undefined:
      return undefined;
  }
}
