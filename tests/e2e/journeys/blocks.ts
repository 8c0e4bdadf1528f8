import { expect, test } from "vitest";
import type { AppPage } from "#tests/e2e/support/app-page.ts";
import { shopCustomers, written } from "#tests/e2e/support/shop-counts.ts";
import type { Demo } from "#tests/e2e/support/start-demo.ts";
import { until } from "#tests/e2e/support/until.ts";
import { customerPayload } from "#tests/sandbox/webhooks/payloads.ts";

/** Somebody's first name that would be a sum if anything read it as a template. */
const HOSTILE = "{{ 7|times:7 }}<b>";

const ACTIVE = "last_order_date >= -90d AND first_order_date < -30d AND number_of_orders < 5";
const LOYAL = "last_order_date >= -90d AND first_order_date < -30d AND number_of_orders >= 5";

const previewed = ({ app }: AppPage) => app.frameLocator('iframe[title="Preview"]').locator("body");

async function previewAs({ app }: AppPage, email: string, name: string): Promise<void> {
  await app.getByRole("combobox", { name: "Preview as" }).fill(email);
  await app.getByRole("option", { name }).click();
}

/** The text to paste for a tool, which is also what its button copies. */
async function printFor(page: AppPage, tool: string): Promise<string> {
  await page.app.getByLabel("Email tool").selectOption({ label: tool });
  const panel = page.app.getByRole("region", { name: "Use in email" });
  const text = await panel.locator("pre").first().innerText();
  await panel.getByRole("button", { name: "Copy" }).first().click();
  await page.admin.getByText("Copied").last().waitFor();
  const copied = await page.admin.evaluate(() => navigator.clipboard.readText());
  expect(copied.trimEnd()).toBe(text.trimEnd());
  return copied;
}

/** What a mail program would show of it. */
function readAs({ admin }: AppPage, html: string): Promise<string> {
  return admin.evaluate(
    (text) => new DOMParser().parseFromString(text, "text/html").body.textContent,
    html,
  );
}

/** One block: a version for each lifecycle, seen as anyone, and printed from one tree. */
export function blocks(demo: () => Demo): void {
  let page: AppPage;

  test("the first block has a version for each lifecycle and one for everyone else", async () => {
    page = await demo().open("/app/blocks");
    const { app } = page;
    await app.getByRole("link", { name: "Lifecycle greeting" }).click();
    await app.getByRole("heading", { name: "Versions" }).waitFor();
    const versions = await app.getByRole("heading", { level: 3 }).allInnerTexts();
    expect(versions.slice(0, 5)).toEqual(["New", "Loyal", "Active", "Lapsed", "Everyone else"]);
    await app.getByText(`${written(shopCustomers(demo(), LOYAL).length)} customers`).waitFor();
  });

  test("previewed as two customers, each reads their own version", async () => {
    const loyal = shopCustomers(demo(), LOYAL)[0]!;
    await previewAs(page, loyal.email, `${loyal.firstName} ${loyal.lastName}`);
    await page.app.getByText("Sees: Loyal").waitFor();
    const { orders } = loyal;
    await previewed(page).getByText(`${loyal.firstName}, you make our day`).waitFor();
    await previewed(page).getByText(`You have ordered ${orders.length} times`).waitFor();

    const active = shopCustomers(demo(), ACTIVE)[0]!;
    await previewAs(page, active.email, `${active.firstName} ${active.lastName}`);
    await page.app.getByText("Sees: Active").waitFor();
    await previewed(page).getByText(`Good to see you, ${active.firstName}`).waitFor();
    await page.photograph("block-desktop");
  });

  test("previewed with missing details, nobody is called by no name", async () => {
    const { app } = page;
    await app.getByRole("combobox", { name: "Preview as" }).fill("");
    await app.getByRole("option", { name: "Someone with nothing known" }).click();
    await app.getByText("Sees: Everyone else").waitFor();
    await previewed(page).getByText("Hello!").waitFor();
  });

  test("a hostile name prints as just that, wherever it lands", async () => {
    const victim = shopCustomers(demo(), ACTIVE)[1]!;
    const renamed = {
      ...customerPayload(victim),
      first_name: HOSTILE,
      updated_at: new Date().toISOString(),
    };
    demo().sandbox.announce([{ topic: "customers/update", body: renamed }]);
    await until("the name is heard of", async () => {
      const open = await demo().open(`/app/customers/${victim.id}`);
      await open.app.getByRole("heading", { level: 1 }).waitFor();
      const text = await open.text();
      await open.close();
      return text.includes(HOSTILE) ? true : undefined;
    });
    await previewAs(page, victim.email, HOSTILE);
    await previewed(page).getByText(`Good to see you, ${HOSTILE}`).waitFor();
    expect(await previewed(page).locator("b").count()).toBe(0);

    const html = await printFor(page, "Plain HTML");
    expect(html).not.toMatch(/\{\{|\{%|<b>/);
    expect(await readAs(page, html)).toContain(HOSTILE);
    expect(await printFor(page, "Shopify")).not.toContain("7|times");
    expect(await printFor(page, "Klaviyo")).not.toContain("7|times");
    await page.photograph("block-klaviyo-desktop");
    await page.close();
  });
}
