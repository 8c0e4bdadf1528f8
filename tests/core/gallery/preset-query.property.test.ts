import fc from "fast-check";
import { expect, test } from "vitest";
import { makeCatalog } from "#app/core/catalog/catalog.ts";
import { presetQuery } from "#app/core/gallery/preset-query.ts";
import type { Preset } from "#app/core/gallery/preset.ts";
import { findPreset, PRESETS } from "#app/core/gallery/presets.ts";
import { readQuery } from "#app/core/language/read-query.ts";
import { invariant } from "#app/lib/invariant.ts";
import { runs } from "#tests/support/runs.ts";

const CATALOG = makeCatalog({ metafields: [] });

function preset(key: string): Preset {
  const found = findPreset(key);
  invariant(found, `${key} is in the gallery`);
  return found;
}

test("whatever is chosen stays a value: the conditions are the preset's own", () => {
  const text = fc.oneof(
    fc.string({ minLength: 1, maxLength: 30 }),
    fc.constantFrom("') OR number_of_orders >= 0 --", "\\", "\\'", "a'b", "{least}", "$&", "$1"),
  );
  fc.assert(
    fc.property(text, (tag) => {
      const written = presetQuery(preset("bought-with-tag"), { tag });
      invariant(written.ok, "any text fits");
      const read = readQuery(written.text, CATALOG);
      if (!read.ok) {
        // What cannot be stored is refused by the language, as everywhere.
        expect(read.diagnostics.map(({ code }) => code)).toContain("unstorable-character");
        return;
      }
      expect(read.query.condition).toMatchObject({
        kind: "match",
        function: { name: "products_purchased" },
        parameters: [{ test: { value: { kind: "string", text: tag } } }, {}],
      });
    }),
    { numRuns: runs(200) },
  );
});

test("a choice that does not fit is refused, and names its option", () => {
  const some = preset("some-orders");
  for (const least of ["", "-1", "1.5", "many", "2 OR", "1e3", "99999999999"]) {
    expect(presetQuery(some, { least }), least).toEqual({ ok: false, option: "least" });
  }
  expect(presetQuery(some, { least: "3", other: "x" })).toMatchObject({
    ok: true,
    text: "orders_placed MATCHES (date >= -6m, count BETWEEN 3 AND 4)",
  });
});

test("options that must be chosen stay open until they are", () => {
  const viewed = preset("viewed-not-bought");
  expect(presetQuery(viewed)).toMatchObject({ ok: true, open: ["product"] });
  expect(presetQuery(viewed, { product: "71" })).toEqual({
    ok: true,
    open: [],
    text: "storefront.product_viewed MATCHES (id = 71, date >= -30d) AND products_purchased NOT MATCHES (id = 71, date >= -30d)",
  });
});

test("the least that every option takes makes a query that reads like its own", () => {
  const least = { days: "1", count: "0", money: "0", share: "0", decimal: "0", id: "1", text: "a" };
  for (const each of PRESETS) {
    const choices = Object.fromEntries(
      Object.entries(each.options).map(([option, { kind }]) => [option, least[kind]]),
    );
    const [own, chosen] = [presetQuery(each), presetQuery(each, choices)];
    invariant(own.ok && chosen.ok, each.key);
    expect(readQuery(chosen.text, CATALOG).ok, chosen.text).toBe(readQuery(own.text, CATALOG).ok);
  }
});
