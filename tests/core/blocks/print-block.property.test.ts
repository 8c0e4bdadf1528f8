import fc from "fast-check";
import { Liquid } from "liquidjs";
import { expect, test } from "vitest";
import { readBlock } from "#app/core/blocks/check-block.ts";
import { printBlock } from "#app/core/blocks/print-block.ts";
import { deliverProperties } from "#app/core/blocks/properties.ts";
import { renderBlock } from "#app/core/blocks/render-block.ts";
import { anyContent } from "#tests/support/arbitraries/any-content.ts";
import { POPULATION } from "#tests/support/blocks-corpus.ts";
import { aDraft } from "#tests/support/builders/a-block.ts";
import { comparableHtml } from "#tests/support/comparable-html.ts";
import { runs } from "#tests/support/runs.ts";

const liquid = new Liquid();

test("whatever a block says, Liquid renders its print as we render the block", () => {
  let sound = 0;
  fc.assert(
    fc.property(anyContent(), fc.constantFrom(...POPULATION), (source, facts) => {
      const read = readBlock(aDraft({ fallback: source }));
      if (!read.ok) return;
      sound += 1;
      const delivered = [...deliverProperties(read.block, facts, new Set())].map(
        ([name, value]) => [name.replace("satsuma_", ""), { value }] as const,
      );
      const profile = { customer: { metafields: { satsuma: Object.fromEntries(delivered) } } };
      const print = printBlock(read.block, "shopify-liquid").text;
      const rendered = String(liquid.parseAndRenderSync(print, profile));
      expect(comparableHtml(rendered)).toBe(
        comparableHtml(renderBlock(read.block, facts, new Set()).html),
      );
    }),
    { numRuns: runs(300) },
  );
  expect(sound).toBeGreaterThan(runs(300) / 4);
});

test("reading a block never throws, whatever the source", () => {
  const soup = fc
    .array(
      fc.constantFrom(
        "{{",
        "}}",
        "{%",
        "%}",
        "if",
        "for",
        "x",
        " in ",
        "tags",
        "|",
        "'",
        '"',
        "<",
        "raw",
        "endraw",
        "-",
        "=",
        "\u0000",
        "[",
        "(",
      ),
    )
    .map((parts) => parts.join(""));
  fc.assert(
    fc.property(fc.oneof(soup, fc.string({ unit: "binary" })), (source) => {
      readBlock(aDraft({ fallback: source }));
    }),
    { numRuns: runs(500) },
  );
});
