import { expect, test } from "vitest";
import { printExplanation } from "#app/i18n/print-explanation.ts";

const leaf = {
  holds: true,
  text: "ordered at least 2 times",
  value: "3",
  needed: "at least 2",
  counted: ["order #1"],
  uncounted: ["order #2: test order"],
  operands: [],
};

test("an explanation prints as lines that can be pasted anywhere", () => {
  const condition = {
    holds: false,
    text: "All of these",
    value: "",
    needed: "",
    counted: [],
    uncounted: [],
    operands: [leaf],
  };
  const described = { answer: "Anna is not in Loyal.", outlook: "", condition };
  expect(printExplanation(described, ["In since 3 March"])).toBe(
    [
      "Anna is not in Loyal.",
      "\u2717 All of these",
      "  \u2713 ordered at least 2 times (3 / at least 2)",
      "    + order #1",
      "    - order #2: test order",
      "In since 3 March",
    ].join("\n"),
  );
});
