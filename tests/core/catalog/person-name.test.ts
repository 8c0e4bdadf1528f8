import { expect, test } from "vitest";
import { personName } from "#app/core/catalog/person-name.ts";

test.each([
  ["Anna", "Meyer", "a@post.example", "Anna Meyer"],
  ["Anna", "", "a@post.example", "Anna"],
  ["", "Meyer", "", "Meyer"],
  ["", "", "a@post.example", "a@post.example"],
  ["", "", "", ""],
])("%j %j with address %j is called %j", (firstName, lastName, email, called) => {
  expect(personName({ firstName, lastName, email })).toBe(called);
});
