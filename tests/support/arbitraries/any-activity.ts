import fc from "fast-check";
import type { Activity } from "#app/core/catalog/activity.ts";
import type { Moment } from "#app/core/calendar/moment.ts";

type Wish = Omit<Activity, "id" | "at">;

const NOTHING = {
  source: "api",
  message: undefined,
  campaign: undefined,
  link: undefined,
  machine: false,
  page: undefined,
  product: undefined,
  collection: undefined,
  dwell: undefined,
  properties: {},
} as const;

const RARE = ["bounced", "marked_as_spam", "unsubscribed"] as const;

const anyEmail: fc.Arbitrary<Wish> = fc
  .record({
    source: fc.constantFrom("api", "shopify_email"),
    name: fc.constantFrom("delivered", "delivered", "opened", "opened", "clicked", ...RARE),
    message: fc.constantFrom("1", "2", "3"),
    campaign: fc.constantFrom("Spring", "7", undefined),
    link: fc.constantFrom(undefined, "https://shop.example/sale"),
    machine: fc.boolean(),
  })
  .map((wish) => ({ ...NOTHING, kind: "email", ...wish }));

const anyVisit: fc.Arbitrary<Wish> = fc
  .record({
    page: fc.constantFrom("/", "/pages/care", undefined),
    product: fc.constantFrom("1", "2", undefined),
    collection: fc.constantFrom("5", undefined),
    dwell: fc.constantFrom(0, 2, 45, undefined),
  })
  .map((wish) => ({ ...NOTHING, kind: "visit", name: "viewed", ...wish }));

const anyEvent: fc.Arbitrary<Wish> = fc
  .record({
    name: fc.constantFrom("lesson", "quiz"),
    properties: fc.record(
      {
        course: fc.constantFrom("a", "b", 3),
        score: fc.constantFrom(0.1, 3, "3", true),
        done: fc.boolean(),
      },
      { requiredKeys: [] },
    ),
  })
  .map((wish) => ({ ...NOTHING, kind: "event", ...wish }));

/** A handful of things that a customer did, some of them at one moment. */
export function anyActivity(
  customer: string,
  moment: fc.Arbitrary<Moment>,
): fc.Arbitrary<Activity[]> {
  const wish = fc.oneof({ arbitrary: anyEmail, weight: 2 }, anyVisit, anyEvent);
  return fc
    .array(fc.tuple(wish, moment), { maxLength: 8 })
    .map((wishes) =>
      wishes.map(([each, at], index) => ({ ...each, id: `${customer}-${index}`, at })),
    );
}
