import fc from "fast-check";
import { expect, test } from "vitest";
import { MERGE_RULES } from "#app/core/commerce/merge-rules.ts";
import { parseDelivery } from "#app/shopify/parse-delivery.server.ts";
import { ACTIVITY } from "#tests/support/arbitraries/any-activity-wish.ts";
import { anyDeliveries } from "#tests/support/arbitraries/any-deliveries.ts";
import { runs } from "#tests/support/runs.ts";

const HEARD = { triggeredAt: 0, bodyHash: "" };
const anyTopic = fc.constantFrom(...Object.keys(MERGE_RULES));

test("whatever a body holds, reading it never throws", () => {
  fc.assert(
    fc.property(anyTopic, fc.oneof(fc.json(), fc.string()), (topic, body) => {
      expect(parseDelivery(topic, Buffer.from(body), HEARD)).toHaveProperty("ok");
    }),
    { numRuns: runs(300) },
  );
});

test("a delivery damaged at any place is read or refused, never a fault", () => {
  fc.assert(
    fc.property(
      anyDeliveries(),
      fc.array(fc.tuple(fc.nat(), fc.constantFrom('"', "0", "-", "null", "{}", "[]", "9e9", ","))),
      ({ arrivals }, damages) => {
        for (const { delivery } of arrivals) {
          let { body } = delivery;
          for (const [place, what] of damages) {
            const at = place % (body.length + 1);
            body = body.slice(0, at) + what + body.slice(at + 1);
          }
          expect(parseDelivery(delivery.topic, Buffer.from(body), HEARD)).toHaveProperty("ok");
        }
      },
    ),
    { numRuns: runs(60) },
  );
});

test("every delivery that Shopify would send is read, as the fact of its topic", () => {
  fc.assert(
    fc.property(anyDeliveries(), ({ arrivals }) => {
      for (const { delivery } of arrivals) {
        // What is told over the API is no delivery of Shopify's.
        if (delivery.topic === ACTIVITY) continue;
        const parsed = parseDelivery(delivery.topic, Buffer.from(delivery.body), HEARD);
        if (!parsed.ok) throw new Error(parsed.reason);
        const rule = Object.entries(MERGE_RULES).find(([topic]) => topic === delivery.topic)?.[1];
        const kinds = parsed.facts.map(({ kind }) => kind);
        if (kinds.length > 0) expect(kinds).toContain(rule?.fact);
      }
    }),
    { numRuns: runs(60) },
  );
});
