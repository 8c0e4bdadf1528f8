import { expect, test } from "vitest";
import { parseExactJson } from "#app/lib/parse-exact-json.ts";

test.each([
  ["820982911946154508", "820982911946154508"],
  ["-9007199254740993", "-9007199254740993"],
  ["0.12345678901234567", "0.12345678901234567"],
  ["123456789012345", 123456789012345],
  ["89.99", 89.99],
  ['"820982911946154508"', "820982911946154508"],
])("%s is read without losing a digit", (text, value) => {
  expect(parseExactJson(text)).toBe(value);
});

test("short numbers stay numbers beside long ones", () => {
  expect(parseExactJson('{"id": 820982911946154508, "quantity": 2, "tags": ["a"]}')).toEqual({
    id: "820982911946154508",
    quantity: 2,
    tags: ["a"],
  });
});

test("a text that is no JSON is a SyntaxError", () => {
  expect(() => parseExactJson("{")).toThrow(SyntaxError);
});
