import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { printQuery } from "#app/core/language/printer.ts";
import { readQuery } from "#app/core/language/read-query.ts";
import { QUERY_CATALOG } from "#tests/support/arbitraries/any-query.ts";
import { markedQuery } from "#tests/support/marked-query.ts";

const CORPUS = new URL("../../corpus/", import.meta.url);

function linesOf(path: string): string[] {
  const lines = readFileSync(new URL(path, CORPUS), "utf8").split("\n");
  return lines.filter((line) => line !== "" && !line.startsWith("# "));
}

function printed(text: string): string {
  const read = readQuery(text, QUERY_CATALOG);
  return read.ok ? printQuery(read.query) : read.diagnostics.map(({ message }) => message).join();
}

describe.each(readdirSync(new URL("queries/", CORPUS)))("queries/%s", (file) => {
  const pairs = linesOf(`queries/${file}`).map((line) => line.split(" => "));
  test.each(pairs.map(([text, print]) => [text, print ?? text]))("%s", (text, print) => {
    expect(printed(text!)).toBe(print);
    expect(printed(print!)).toBe(print);
  });
});

describe.each(readdirSync(new URL("mistakes/", CORPUS)))("mistakes/%s", (file) => {
  test.each(linesOf(`mistakes/${file}`))("%s", (line) => {
    const cut = line.lastIndexOf(" ; ");
    const { text, spans } = markedQuery(line.slice(0, cut));
    const read = readQuery(text, QUERY_CATALOG);
    const found = read.ok ? [] : read.diagnostics;
    expect(found.map(({ code }) => code)).toEqual(line.slice(cut + 3).split(" "));
    expect(found.map(({ span }) => span)).toEqual(spans);
  });
});
