import { mkdirSync } from "node:fs";
import type { Frame, FrameLocator, Page } from "playwright-core";

export const SCREENSHOTS = ".satsuma/screenshots";

/** A page of the admin with the app in its frame, as a merchant has it before them. */
export class AppPage {
  readonly admin: Page;
  readonly app: FrameLocator;
  /** What a browser complained about, in either document. */
  readonly complaints: string[] = [];

  constructor(admin: Page) {
    this.admin = admin;
    this.app = admin.frameLocator("#app");
    admin.on("console", (message) => {
      if (message.type() === "error") this.complaints.push(message.text());
    });
    admin.on("pageerror", (fault) => this.complaints.push(String(fault)));
  }

  /** The app's own document. */
  get frame(): Frame {
    const frame = this.admin.frame({ name: "app-iframe" });
    if (!frame) throw new Error("The admin shows no app.");
    return frame;
  }

  /** The page's visible text, its white space folded. */
  async text(): Promise<string> {
    const text = await this.app.locator("body").innerText();
    return text.replaceAll(/\s+/g, " ").trim();
  }

  /** Keeps a picture of all the app shows, however long, for people to look at. */
  async photograph(name: string): Promise<void> {
    mkdirSync(SCREENSHOTS, { recursive: true });
    const size = this.admin.viewportSize();
    if (!size) return;
    const height = await this.frame.evaluate(() => document.documentElement.scrollHeight);
    const hidden = Math.max(0, height - (await this.frame.evaluate(() => innerHeight)));
    await this.admin.setViewportSize({ ...size, height: Math.min(size.height + hidden, 6_000) });
    await this.admin.screenshot({ path: `${SCREENSHOTS}/${name}.png`, animations: "disabled" });
    await this.admin.setViewportSize(size);
  }

  close(): Promise<void> {
    return this.admin.context().close();
  }
}
