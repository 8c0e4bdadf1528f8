import { expect, test } from "vitest";
import { deliverProperties } from "#app/core/blocks/properties.ts";
import { printBlock } from "#app/core/blocks/print-block.ts";
import { renderBlock } from "#app/core/blocks/render-block.ts";
import { CORPUS, POPULATION, VERSIONED } from "#tests/support/blocks-corpus.ts";
import { aBlock } from "#tests/support/builders/a-block.ts";
import { comparableHtml } from "#tests/support/comparable-html.ts";
import { renderWithDjango } from "#tests/support/django/render-with-django.ts";

const SEGMENTS = [
  new Set<string>(),
  new Set(["new"]),
  new Set(["loyal", "new"]),
  new Set(["loyal"]),
];

test("Django renders the Klaviyo print of every block, from what we deliver, as we render it", () => {
  const cases = [...CORPUS, ...VERSIONED].flatMap((draft) => {
    const block = aBlock(draft);
    const { text: template } = printBlock(block, "klaviyo");
    return POPULATION.flatMap((facts) =>
      (draft.variants.length > 0 ? SEGMENTS : SEGMENTS.slice(0, 1)).map((memberships) => ({
        template,
        person: Object.fromEntries(deliverProperties(block, facts, memberships)),
        expected: renderBlock(block, facts, memberships).html,
      })),
    );
  });
  const rendered = renderWithDjango(cases);
  const wrong = cases.filter(
    ({ expected }, index) => comparableHtml(expected) !== comparableHtml(rendered[index] ?? ""),
  );
  expect(rendered).toHaveLength(cases.length);
  expect(wrong.slice(0, 3).map((it) => ({ ...it, rendered: rendered[cases.indexOf(it)] }))).toEqual(
    [],
  );
});
