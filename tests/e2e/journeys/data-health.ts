import { createHmac, randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import type { Demo } from "#tests/e2e/support/start-demo.ts";
import { until } from "#tests/e2e/support/until.ts";

/** Brings a body to the door as Shopify would, signed with `secret`; answers with the status. */
async function deliver(
  { sandbox }: Demo,
  { body, secret = sandbox.apiSecret }: { readonly body: string; readonly secret?: string },
): Promise<number> {
  const topic = "orders/updated";
  const path = new URL("/webhooks/orders", sandbox.appUrl);
  const { status } = await fetch(path, {
    method: "POST",
    body,
    headers: {
      "Content-Type": "application/json",
      "X-Shopify-Topic": topic,
      "X-Shopify-Hmac-Sha256": createHmac("sha256", secret).update(body).digest("base64"),
      "X-Shopify-Shop-Domain": sandbox.shop.domain,
      "X-Shopify-API-Version": "2026-10",
      "X-Shopify-Webhook-Id": randomUUID(),
      "X-Shopify-Triggered-At": new Date().toISOString(),
    },
  });
  return status;
}

/** How many deliveries need attention, by the app's own gauge. */
async function quarantined({ sandbox }: Demo): Promise<number> {
  const response = await fetch(new URL("/metrics", sandbox.appUrl));
  const [, value] = /^\w*quarantined (\d+)/m.exec(await response.text()) ?? [];
  return Number(value);
}

/** What cannot be read is kept and said; what is forged is not even kept. */
export function dataHealth(demo: () => Demo): void {
  test("a delivery that cannot be read needs attention, with the reason, and can be read again", async () => {
    const page = await demo().open("/app/settings");
    const { app } = page;
    await app.getByText("Nothing needs attention.").waitFor();
    expect(await deliver(demo(), { body: '{"id": "no order at all"}' })).toBe(200);
    expect(await deliver(demo(), { body: "{ this is not JSON" })).toBe(200);

    const table = app.getByRole("table", { name: "Needs attention" });
    await table.waitFor();
    await app.getByText("Needs attention: 2").waitFor();
    const rows = await table.locator("tbody tr td:nth-child(3)").allInnerTexts();
    expect(rows.sort()).toEqual([
      expect.stringContaining("not as Shopify usually sends it: id"),
      expect.stringContaining("What Shopify sent cannot be read"),
    ]);
    await page.photograph("settings-attention-desktop");

    const answered = page.admin.waitForResponse(
      (response) => response.request().method() === "POST",
    );
    await table.getByRole("button", { name: "Read it again" }).first().click();
    expect((await answered).status()).toBe(200);
    await until("it is read again and set aside again", async () =>
      (await quarantined(demo())) === 2 ? true : undefined,
    );
    await app.getByText("Needs attention: 2").waitFor();
    await page.close();
  });

  test("a forged delivery is refused and kept nowhere", async () => {
    const before = await quarantined(demo());
    expect(await deliver(demo(), { body: '{"id": 1}', secret: "somebody else's" })).toBe(401);
    expect(await deliver(demo(), { body: "{ not even JSON", secret: "" })).toBe(401);
    expect(await quarantined(demo())).toBe(before);
  });
}
