import fc from "fast-check";

/** The name under which made-up shops are told of activity, which is no webhook. */
export const ACTIVITY = "satsuma/activity";

/** What somebody did, as a program tells it, but for its id, its time and whose it is. */
export type ActivityWish = Readonly<
  Record<string, string | number | boolean | Readonly<Record<string, string | number | boolean>>>
>;

const email = fc.record(
  {
    type: fc.constant("email"),
    action: fc.constantFrom("delivered", "delivered", "opened", "opened", "clicked", "bounced"),
    message: fc.constantFrom("1", "2"),
    campaign: fc.constantFrom("a", "7"),
    link: fc.constant("a"),
    machine: fc.boolean(),
  },
  { requiredKeys: ["type", "action"] },
);

const visit = fc.record(
  {
    type: fc.constant("visit"),
    page: fc.constantFrom("a", "B c"),
    productId: fc.constantFrom("71", "72"),
    collectionId: fc.constantFrom("7", "8"),
    dwell: fc.integer({ min: 0, max: 6 }),
  },
  { requiredKeys: ["type"] },
);

const event = fc.record(
  {
    type: fc.constant("event"),
    name: fc.constantFrom("a", "B c"),
    properties: fc.record(
      {
        course: fc.constantFrom("a", "B c", 3),
        score: fc.constantFrom(0, 3, 2.5, "3", true),
        passed: fc.boolean(),
      },
      { requiredKeys: [] },
    ),
  },
  { requiredKeys: ["type", "name"] },
);

export const anyActivityWish: fc.Arbitrary<ActivityWish> = fc.oneof(
  { arbitrary: email, weight: 2 },
  visit,
  event,
);
