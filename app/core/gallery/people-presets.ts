import type { Preset } from "./preset.ts";

/** Who customers are, where they live and what they took part in. */
export const PEOPLE_PRESETS: readonly Preset[] = [
  {
    key: "birthday-today",
    name: "Birthday today",
    query: "anniversary ('metafields.facts.birth_date') = today",
    goal: "reward",
    category: "people",
    options: {},
  },
  {
    key: "lives-near",
    name: "Lives within 50 km of a place",
    query:
      "customer_within_distance MATCHES (coordinates = ({latitude}, {longitude}), distance_km = {distance})",
    goal: "inform",
    category: "people",
    options: {
      latitude: { kind: "decimal", value: "51.5074", isExample: true },
      longitude: { kind: "decimal", value: "-0.1278", isExample: true },
      distance: { kind: "count", value: "50" },
    },
  },
  {
    key: "leads-in-a-country",
    name: "Lives in a certain country, never bought",
    query: "customer_countries CONTAINS {country} AND number_of_orders = 0",
    goal: "first-order",
    category: "people",
    options: { country: { kind: "text", value: "GB", isExample: true } },
  },
  {
    key: "promising-leads",
    name: "Viewed products 5 times or abandoned a checkout in 30 days, never bought",
    query:
      "number_of_orders = 0 AND (storefront.product_viewed MATCHES (date >= -{days}d, count >= {views}) OR abandoned_checkout_date >= -{days}d)",
    goal: "first-order",
    category: "people",
    options: { days: { kind: "days", value: "30" }, views: { kind: "count", value: "5" } },
  },
  {
    key: "came-to-a-webinar",
    name: "Came to a webinar",
    query: "events MATCHES (name = {event})",
    goal: "first-order",
    category: "people",
    options: { event: { kind: "text", value: "webinar_attended", isExample: true } },
  },
  {
    key: "came-last-year",
    name: "Came to an event in the last year",
    query: "events MATCHES (name = {event}, date >= -1y)",
    goal: "inform",
    category: "people",
    options: { event: { kind: "text", value: "conference_attended", isExample: true } },
  },
  {
    key: "finished-in-time",
    name: "Finished 4 trainings within 7 days",
    query: "events MATCHES (name = {event}, within = {days}d, count >= {least})",
    goal: "welcome",
    category: "people",
    options: {
      event: { kind: "text", value: "training_finished", isExample: true },
      days: { kind: "days", value: "7" },
      least: { kind: "count", value: "4" },
    },
  },
  {
    key: "has-points",
    name: "Has loyalty points",
    query: "points >= {points}",
    goal: "reward",
    category: "people",
    options: { points: { kind: "count", value: "1" } },
  },
];
