/** Shopify's leaky bucket for a standard shop: a request pays its cost, time refills. */
export class CostBucket {
  readonly maximum = 2000;
  readonly restoreRate = 100;
  readonly #now: () => number;
  #available: number = this.maximum;
  #refilledAt: number;

  constructor(now: () => number) {
    this.#now = now;
    this.#refilledAt = now();
  }

  /** Takes the cost unless there is too little. */
  pay(cost: number): boolean {
    this.#refill();
    if (cost > this.#available) return false;
    this.#available -= cost;
    return true;
  }

  /** Gives back what a request did not need after all. */
  giveBack(cost: number): void {
    this.#available = Math.min(this.maximum, this.#available + Math.max(cost, 0));
  }

  get status() {
    this.#refill();
    return {
      maximumAvailable: this.maximum,
      currentlyAvailable: Math.floor(this.#available),
      restoreRate: this.restoreRate,
    };
  }

  #refill(): void {
    const now = this.#now();
    this.giveBack(((now - this.#refilledAt) / 1000) * this.restoreRate);
    this.#refilledAt = now;
  }
}
