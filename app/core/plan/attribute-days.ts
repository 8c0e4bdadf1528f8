import type { Moment, PlainDate } from "#app/core/calendar/moment.ts";
import { isPlainDate } from "#app/core/calendar/plain-date.ts";
import type { Attribute } from "#app/core/catalog/attribute.ts";
import type { HistoryView } from "./history-view.ts";
import { orderDate } from "./order-date.ts";

/** Nothing was bought or added before: instants are looked up in the calendar of the days since then. */
export const FIRST_ANNIVERSARY_DAY: PlainDate = "1990-01-01";

/** The days that an attribute's values fall on in the shop's calendar: what its anniversaries rest on. */
export function daysOf({ source }: Attribute, view: HistoryView): readonly PlainDate[] {
  switch (source.kind) {
    case "orders": {
      const placed = view.orders.map((order) => order.placed);
      const date = orderDate(source.aggregate === "first" ? "first" : "last", placed);
      return date === undefined ? [] : dayOfInstant(date, view);
    }
    case "added":
      return view.addedAt === undefined ? [] : dayOfInstant(view.addedAt, view);
    case "abandoned-checkout": {
      const abandoned = view.checkouts.map(({ from }) => from);
      return abandoned.length === 0 ? [] : dayOfInstant(Math.max(...abandoned), view);
    }
    case "observed":
      return view.values(source.attribute).filter(isPlainDate);
    default:
      return [];
  }
}

function dayOfInstant(instant: Moment, { context: { calendar } }: HistoryView): PlainDate[] {
  return instant < calendar.dayStart(FIRST_ANNIVERSARY_DAY) ? [] : [calendar.dayOf(instant)];
}
