import { expect, test } from "vitest";
import { describeQuery } from "#app/i18n/describe-query.ts";
import { queryWordsEn } from "#app/i18n/query-words.en.ts";
import { sayActivity } from "#app/i18n/describe-activity.ts";
import { anActivity } from "#tests/support/builders/a-history.ts";
import { aQuery } from "#tests/support/builders/a-query.ts";

const words = queryWordsEn({ locale: "en-GB", currency: "GBP" });

test.each([
  [
    "emails MATCHES (action = 'opened', campaign = 'Spring', machine = false, count >= 3, date >= -30d)",
    "opened an email of campaign \u2018Spring\u2019 by a person at least 3 times in the last 30 days",
  ],
  ["emails NOT MATCHES (action = 'clicked')", "did not click in an email"],
  ["emails MATCHES (action = 'delivered', count >= 5)", "received an email at least 5 times"],
  [
    "open_rate MATCHES (rate >= 0.75, date >= -180d, machine = false)",
    "opened at least 75% of the emails delivered by a person in the last 180 days",
  ],
  [
    "click_rate NOT MATCHES (rate > 0.005, count >= 1)",
    "did not click in more than 0.5% of the emails delivered having received at least 1 email",
  ],
  [
    "site_visits MATCHES (page = '/pages/care', dwell >= 45, date = today)",
    "visited page \u2018/pages/care\u2019 for at least 45 seconds today",
  ],
  [
    "site_visits MATCHES (product_id = 71, collection = 5)",
    "visited the site looking at product 71 looking at collection 5",
  ],
  [
    "events MATCHES (name = 'training', count >= 4, within = 7d)",
    "did \u2018training\u2019 at least 4 times within 7 days of the first",
  ],
  [
    "events NOT MATCHES (name = 'quiz', properties.course = 'a', within = 1h)",
    "did not do \u2018quiz\u2019 with course \u2018a\u2019 within 1 hour of the first",
  ],
  ["shopify_email.opened MATCHES (date > -7d)", "opened a Shopify email less than 7 days ago"],
  [
    "site_visits MATCHES (page CONTAINS '/blogs/')",
    "visited the site with \u2018/blogs/\u2019 in the page",
  ],
  ["expected_order_date < today", "are due to order again before today"],
  ["expected_order_date IS NULL", "have no rhythm of ordering yet"],
])("%s: %s", (text, said) => {
  expect(describeQuery(aQuery(text), words)).toBe(`customers who ${said}`);
});

test.each([
  [{ name: "opened", campaign: "Spring", machine: true }, "opened \u2018Spring\u2019 by a machine"],
  [{ name: "delivered" }, "received an email"],
  [{ kind: "visit", name: "viewed", page: "/a" }, "visited \u2018/a\u2019"],
  [{ kind: "event", name: "quiz" }, "\u2018quiz\u2019"],
] as const)("%j is told as %s", (activity, said) => {
  expect(sayActivity(anActivity(0, activity), words)).toBe(said);
});
