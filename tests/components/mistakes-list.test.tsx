import { AppProvider } from "@shopify/polaris";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { MistakesList } from "#app/components/mistakes-list.tsx";
import { ShopWordsProvider } from "#app/components/shop-words.tsx";
import { makeCatalog } from "#app/core/catalog/catalog.ts";
import { applyFix } from "#app/core/language/apply-fix.ts";
import { readQuery } from "#app/core/language/read-query.ts";

const shopCatalog = makeCatalog({ metafields: [] });

const settings = { locale: "en-GB", currency: "GBP", timeZone: "Europe/London" };

function shown(text: string): string {
  const read = readQuery(text, shopCatalog);
  return renderToStaticMarkup(
    <AppProvider i18n={{}}>
      <ShopWordsProvider settings={settings}>
        <MistakesList
          text={text}
          mistakes={read.ok ? [] : read.diagnostics}
          onMend={() => undefined}
        />
      </ShopWordsProvider>
    </AppProvider>,
  );
}

test("a sound query shows nothing", () => {
  expect(shown("number_of_orders > 1")).not.toContain("mistake");
});

test("every mistake shows with its place, the wrong part marked in its line", () => {
  const html = shown("number_of_ordrs > 1\nAND amount_spent > 'lots'");
  expect(html).toContain("2 mistakes to correct");
  expect(html).toContain("Line 1, column 0");
  expect(html).toContain("<mark>number_of_ordrs</mark> &gt; 1</code>");
  expect(html).toContain("Line 2, column 19");
  expect(html).toContain("AND amount_spent &gt; <mark>&#x27;lots&#x27;</mark></code>");
});

test("what was probably meant is offered, and taking it mends the query", () => {
  const text = "number_of_ordrs > 1";
  expect(shown(text)).toContain("Change to number_of_orders");
  const read = readQuery(text, shopCatalog);
  const fix = read.ok ? undefined : read.diagnostics[0]?.fix;
  expect(fix && applyFix(text, fix)).toBe("number_of_orders > 1");
});

test("a query that breaks off is marked at its end", () => {
  expect(shown("number_of_orders >")).toContain("<mark>\u2026</mark>");
});

test("what a merchant pastes is text, never markup", () => {
  expect(shown("<img src=x onerror=alert(1)>")).not.toContain("<img");
});
