import { add, negative, ZERO, type Decimal } from "./decimal.ts";
import {
  inForce,
  newest,
  standing,
  type LineReading,
  type OrderReading,
  type RefundReading,
} from "./told.ts";

/** An order as it stood at a moment. */
export interface OrderThen {
  readonly order: string;
  readonly placed: number;
  readonly net: Decimal;
  /** The version that it stood at, for what it says besides money. */
  readonly version: OrderReading;
  readonly lines: readonly LineReading[];
}

/** What the shop counts at a moment. */
export interface Counting {
  readonly currency: string;
  readonly test: boolean;
  readonly cancelled: boolean;
  readonly pos: boolean;
  readonly zeroValue: boolean;
  readonly unpaid: boolean;
}

/**
 * An order at `moment`, or nothing when it was not placed yet or does not count.
 *
 * What it came to is its version then in force, less the refunds made by then that the version does
 * not contain, plus those it contains that were made only later (so a first version, which reaches
 * back to when the order was placed, does not bring its refunds with it).
 */
export function orderThen(
  readings: readonly OrderReading[],
  refunds: readonly RefundReading[],
  counting: Counting,
  moment: number,
): OrderThen | undefined {
  const version = inForce(readings, moment);
  if (version === undefined) return undefined;
  const placed = Math.min(...standing(readings).map((reading) => reading.placed));
  if (placed > moment || !counts(version, counting, isCancelled(readings, moment))) {
    return undefined;
  }

  let net = version.total;
  const lines = new Map(version.lines.map((line) => [line.line, line]));
  for (const refund of onlyOnce(refunds)) {
    const contained = version.refunds.has(refund.refund);
    const happened = refund.at <= moment;
    if (contained === happened) continue;
    net = add(net, contained ? refund.amount : negative(refund.amount));
    for (const { line, quantity, net: amount } of refund.lines) {
      const before = lines.get(line) ?? { ...lastKnown(line, readings), quantity: 0, net: ZERO };
      lines.set(line, {
        ...before,
        quantity: before.quantity + (contained ? quantity : -quantity),
        net: add(before.net, contained ? amount : negative(amount)),
      });
    }
  }
  const left = [...lines.values()].filter((line) => line.quantity > 0);
  return { order: version.order, placed, net, version, lines: left };
}

/** A cancellation holds from its own time, whichever version tells of it. */
function isCancelled(readings: readonly OrderReading[], moment: number): boolean {
  return standing(readings).some(({ cancelled }) => cancelled !== undefined && cancelled <= moment);
}

/** A line that an edit took out of a version is still known from the others. */
function lastKnown(line: string, readings: readonly OrderReading[]): LineReading {
  const others = readings.filter((reading) => reading.lines.some((other) => other.line === line));
  const known = newest(others)?.lines.find((other) => other.line === line);
  const nothing = { product: undefined, title: undefined, sku: undefined, price: undefined };
  return known ?? { line, ...nothing, quantity: 0, net: ZERO };
}

const UNPAID = ["pending", "authorized", "expired"];

/** Voided orders and those in another currency never count; others as the shop has it. */
function counts(version: OrderReading, counting: Counting, cancelled: boolean): boolean {
  if (version.financialStatus === "voided" || version.currency !== counting.currency) return false;
  const original = version.worth.reduce(add, version.total);
  return (
    (counting.cancelled || !cancelled) &&
    (counting.test || !version.test) &&
    (counting.pos || version.source !== "pos") &&
    (counting.unpaid || !UNPAID.includes(version.financialStatus)) &&
    (counting.zeroValue || original.units !== 0n)
  );
}

function onlyOnce(refunds: readonly RefundReading[]): readonly RefundReading[] {
  return [...new Map(refunds.map((refund) => [refund.refund, refund])).values()];
}
