import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { printQuery } from "#app/core/language/printer.ts";
import { readQuery } from "#app/core/language/read-query.ts";
import { QUERY_CATALOG } from "#tests/support/arbitraries/any-query.ts";

const README = new URL("../../../app/core/language/README.md", import.meta.url);
const [, examples = ""] = /```segment\n([^`]+)```/.exec(readFileSync(README, "utf8")) ?? [];

test.each(examples.trim().split("\n"))("the README's example prints back: %s", (example) => {
  const read = readQuery(example, QUERY_CATALOG);
  expect(read.ok && printQuery(read.query)).toBe(example);
});
