import fc from "fast-check";
import type { MoneyStyle } from "#tests/support/builders/payloads.ts";
import { printJson } from "#tests/support/builders/print-json.ts";
import type { Delivery } from "#tests/support/oracle/delivery.ts";
import { playSteps } from "./play-steps.ts";
import { anySteps, type Step } from "./shop-step.ts";

/** All that a small shop was told, in the order in which it came. */
export interface ShopHistory {
  readonly zone: string;
  readonly currency: string;
  /** Before anything happened. */
  readonly start: number;
  readonly arrivals: readonly Arrival[];
}

export interface Arrival {
  /** When it reached us, by our clock. */
  readonly at: number;
  readonly delivery: Delivery;
}

const MONEY: readonly MoneyStyle[] = [
  { currency: "GBP", exponent: 2 },
  { currency: "GBP", exponent: 2 },
  { currency: "JPY", exponent: 0 },
  { currency: "KWD", exponent: 3 },
];

/**
 * Zones whose days begin or change oddly, and the eve of such a change in each. In the past all that
 * is told is late; in 2061 a test can let the database's clock run along with the story.
 */
const TIMES: readonly (readonly [zone: string, eve: string])[] = [
  ["Europe/London", "2026-03-27T22:10:00Z"],
  ["Europe/London", "2026-10-24T12:00:00Z"],
  ["America/Havana", "2026-03-07T20:00:00Z"],
  ["America/Havana", "2025-11-01T18:00:00Z"],
  ["Australia/Lord_Howe", "2026-04-03T12:00:00Z"],
  ["Australia/Lord_Howe", "2025-10-04T09:00:00Z"],
  ["Asia/Kolkata", "2024-02-27T18:00:00Z"],
  ["Pacific/Apia", "2011-12-28T09:00:00Z"],
  ["Pacific/Apia", "2026-01-30T09:59:00Z"],
  ["America/New_York", "2026-03-07T12:00:00Z"],
  ["America/New_York", "2025-10-31T12:00:00Z"],
  ["Europe/London", "2061-03-25T12:00:00Z"],
  ["Europe/London", "2061-10-28T23:30:00Z"],
  ["America/Havana", "2061-03-11T12:00:00Z"],
  ["America/Havana", "2061-11-05T03:00:00Z"],
  ["Australia/Lord_Howe", "2061-04-01T12:00:00Z"],
  ["Australia/Lord_Howe", "2061-09-30T13:00:00Z"],
  ["Asia/Kolkata", "2064-02-27T18:00:00Z"],
  ["Pacific/Apia", "2061-12-30T09:59:00Z"],
  ["America/New_York", "2061-03-12T04:00:00Z"],
  ["America/New_York", "2061-11-04T12:00:00Z"],
];

export function anyDeliveries(): fc.Arbitrary<ShopHistory> {
  return fc
    .record({
      time: fc.constantFrom(...TIMES),
      money: fc.constantFrom(...MONEY),
      steps: anySteps(),
    })
    .map(({ time: [zone, eve], money, steps }) => {
      const start = Date.parse(eve);
      return { zone, currency: money.currency, start, arrivals: arrivalsOf(steps, start, money) };
    });
}

function arrivalsOf(steps: readonly Step[], start: number, money: MoneyStyle): Arrival[] {
  const arrivals = playSteps(steps, start, money).flatMap(({ topic, payload, step, at }, index) => {
    const { trigger, late, lost, repeats } = step.fate;
    if (lost) return [];
    const triggered = at + trigger;
    const delivery = {
      webhookId: `webhook-${index}`,
      topic,
      // Shopify sends nanoseconds.
      triggeredAt: new Date(triggered).toISOString().replace("Z", "987654Z"),
      body: printJson(payload),
    };
    return Array.from({ length: repeats + 1 }, (_, repeat) => ({
      at: triggered + late + repeat * 61_000,
      delivery,
    }));
  });
  return arrivals.sort((a, b) => a.at - b.at);
}
