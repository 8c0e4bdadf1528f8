import axe from "axe-core";
import { expect, test } from "vitest";
import type { AppPage } from "#tests/e2e/support/app-page.ts";
import { shopCustomers } from "#tests/e2e/support/shop-counts.ts";
import { type Demo, DESKTOP, PHONE, SMALL_PHONE } from "#tests/e2e/support/start-demo.ts";

const SIZES = { desktop: DESKTOP, phone: PHONE, "small-phone": SMALL_PHONE };

/** A page by the name of its picture; one about a single thing is reached from the list of them. */
interface Wanted {
  readonly name: string;
  readonly path: string;
  readonly link?: string;
}

const PAGES: readonly Wanted[] = [
  { name: "home", path: "/app" },
  { name: "segments", path: "/app/segments" },
  { name: "segment", path: "/app/segments", link: "Bought in the last 3 days" },
  { name: "segment-large", path: "/app/segments", link: "Spent over 500 in 6 months" },
  { name: "segment-edit", path: "/app/segments", link: "Loyal" },
  { name: "segment-past", path: "/app/segments", link: "Loyal" },
  { name: "segment-new", path: "/app/segments/new" },
  { name: "customers", path: "/app/customers" },
  { name: "customers-nothing-found", path: "/app/customers?email=nobody@post.example" },
  { name: "blocks", path: "/app/blocks" },
  { name: "block", path: "/app/blocks", link: "Lifecycle greeting" },
  { name: "settings", path: "/app/settings" },
  { name: "not-found", path: "/app/nowhere" },
];

async function reach(demo: Demo, { name, path, link }: Wanted): Promise<AppPage> {
  const page = await demo.open(path);
  await page.app.getByRole("heading", { level: 1 }).waitFor();
  if (link === undefined) return page;
  await page.app.getByRole("link", { name: link, exact: true }).click();
  await page.app.getByRole("heading", { level: 1, name: link }).waitFor();
  if (name.endsWith("-edit")) {
    await page.app.getByRole("link", { name: "Edit conditions" }).click();
    await page.app.getByRole("heading", { level: 1, name: `Edit ${link}` }).waitFor();
  }
  if (name.endsWith("-past")) {
    await page.app.getByLabel("Date").fill("2026-01-15");
    await page.app.getByRole("button", { name: "Show" }).click();
    await page.app.getByRole("heading", { level: 1, name: `${link} on 15 Jan 2026` }).waitFor();
  }
  return page;
}

/** What stands out at the side, with the first elements that do. */
function overflow({ frame }: AppPage): Promise<{ by: number; elements: string[] }> {
  return frame.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    const wide = [...document.body.querySelectorAll("*")].filter(
      (element) => element.getBoundingClientRect().right > clientWidth + 1,
    );
    return {
      by: scrollWidth - clientWidth,
      elements:
        scrollWidth > clientWidth
          ? wide.slice(0, 5).map(({ outerHTML }) => outerHTML.slice(0, 120))
          : [],
    };
  });
}

/** What axe holds against the app's document, from serious on. */
async function barriers({ frame }: AppPage): Promise<string[]> {
  await frame.evaluate(axe.source);
  const { violations } = await frame.evaluate(() =>
    window.axe.run(document, { iframes: false, resultTypes: ["violations"] }),
  );
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
}

declare global {
  interface Window {
    axe: typeof axe;
  }
}

/** What holds for every page, at a desk and on phones. */
export function everyPage(demo: () => Demo): void {
  const check = async (page: AppPage, name: string) => {
    for (const [size, viewport] of Object.entries(SIZES)) {
      await page.admin.setViewportSize(viewport);
      await page.admin.waitForTimeout(250);
      expect.soft(await overflow(page), `${name} at ${size}`).toEqual({ by: 0, elements: [] });
      if (size !== "small-phone") {
        expect.soft(await barriers(page), `${name} at ${size}`).toEqual([]);
        await page.photograph(`${name}-${size}`);
      }
    }
    const expected = name === "not-found" ? [expect.stringContaining("404")] : [];
    expect.soft(page.complaints, name).toEqual(expected);
    await page.close();
  };

  test("a barrier and what stands out at the side are found where they are put", async () => {
    const page = await demo().open("/app");
    await page.app.getByRole("heading", { level: 1 }).waitFor();
    await page.frame.evaluate(() => {
      document.body.insertAdjacentHTML(
        "beforeend",
        "<div style='width:3000px'><button></button></div>",
      );
    });
    expect((await overflow(page)).by).toBeGreaterThan(1_000);
    expect(await barriers(page)).toEqual([expect.stringContaining("button-name")]);
    await page.close();
  });

  test.each(PAGES)("$name fits, complains of nothing and bars nobody", async (wanted) => {
    await check(await reach(demo(), wanted), wanted.name);
  });

  test("a customer's page fits, complains of nothing and bars nobody", async () => {
    const [customer] = shopCustomers(demo(), "number_of_orders >= 20");
    const page = await demo().open(`/app/customers/${customer?.id ?? ""}`);
    await page.app.getByRole("table", { name: "Orders" }).waitFor();
    await check(page, "customer");
  });

  test("why a customer is in no segment fits, complains of nothing and bars nobody", async () => {
    const [customer] = shopCustomers(demo(), "number_of_orders >= 20");
    const page = await demo().open(`/app/customers/${customer?.id ?? ""}`);
    await page.app.getByRole("link", { name: "Why not in New" }).click();
    await page.app.getByRole("heading", { name: "Condition by condition" }).waitFor();
    await check(page, "explanation");
  });

  test("a segment nobody is in says so, and fits", async () => {
    const page = await demo().open("/app/segments/new");
    await page.app.getByLabel("Name", { exact: true }).fill("Nobody yet");
    await page.app.getByLabel("Conditions as a query").fill("number_of_orders > 100000");
    await page.admin.locator("#save-bar").getByRole("button", { name: "Save" }).click();
    await page.app.getByText("Nobody is in this segment now").waitFor();
    await check(page, "segment-empty");
  });
}
