import { describe, expect, test } from "vitest";
import { readSearch } from "./search-syntax.ts";

const order = {
  default: "#1001 anna@post.example",
  financial_status: "PARTIALLY_REFUNDED",
  updated_at: Date.parse("2026-03-01T10:00:00Z"),
};

describe("Shopify's search syntax", () => {
  test.each([
    ["", true],
    ["financial_status:partially_refunded", true],
    ["financial_status:refunded OR financial_status:partially_refunded", true],
    ["-financial_status:partially_refunded", false],
    ["NOT (financial_status:paid OR financial_status:refunded)", true],
    ["updated_at:>='2026-03-01T10:00:00Z'", true],
    ["updated_at:>2026-03-01T10:00:00Z", false],
    ["anna updated_at:<'2027-01-01'", true],
    ["anna AND bert", false],
    ["weather:fine", false],
  ])("%s", (text, matches) => {
    expect(readSearch(text)(order)).toBe(matches);
  });
});
