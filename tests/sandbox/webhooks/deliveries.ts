import { createHmac, randomUUID } from "node:crypto";
import type { Announcement } from "#tests/sandbox/shop/happenings.ts";

/** How deliveries go wrong on request; each number is a share from 0 to 1. */
export interface Misbehaviour {
  duplicates: number;
  drops: number;
  badSignatures: number;
  /** Waits up to this long before each delivery, so that they also overtake each other. */
  delayMs: number;
}

export interface DeliveryOptions {
  readonly appUrl: string;
  readonly secret: string;
  readonly domain: string;
  readonly now: () => number;
  readonly random: () => number;
  /** The first wait before a retry. At Shopify eight of them, each longer, fill four hours. */
  readonly firstRetryMs: number;
}

export interface DeliveryRecord {
  readonly webhookId: string;
  readonly topic: string;
  readonly attempts: number;
  /** 0 when there was no answer. */
  readonly status: number;
}

interface Delivery {
  readonly webhookId: string;
  readonly topic: string;
  readonly path: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

const API_VERSION = "2026-10";
const RETRIES = 8;
const TIMEOUT_MS = 5_000;
const REMEMBERED = 500;

/** Sends signed deliveries to the app, by Shopify's rules: not in order, at least once, eight retries. */
export class Deliveries {
  readonly misbehaviour: Misbehaviour = { duplicates: 0, drops: 0, badSignatures: 0, delayMs: 0 };
  readonly records: DeliveryRecord[] = [];
  readonly #options: DeliveryOptions;
  readonly #timers = new Set<NodeJS.Timeout>();
  #underWay = 0;
  #isClosed = false;

  constructor(options: DeliveryOptions) {
    this.#options = options;
  }

  /** Sends what happened; all of it carries one event id. `pathOf` says where a topic goes, `undefined` is nowhere. */
  announce(
    announcements: readonly Announcement[],
    pathOf: (topic: string) => string | undefined,
  ): void {
    const eventId = randomUUID();
    const { random } = this.#options;
    for (const { topic, body } of announcements) {
      const path = pathOf(topic);
      if (path === undefined || random() < this.misbehaviour.drops) continue;
      const delivery = this.#prepare(topic, path, body, eventId);
      const copies = random() < this.misbehaviour.duplicates ? 2 : 1;
      for (let copy = 0; copy < copies; copy += 1) {
        this.#after(random() * this.misbehaviour.delayMs, () => this.#attempt(delivery, 1));
      }
    }
  }

  /** Whether everything announced has been answered or given up. */
  get isSettled(): boolean {
    return this.#underWay === 0;
  }

  close(): void {
    this.#isClosed = true;
    for (const timer of this.#timers) clearTimeout(timer);
  }

  #prepare(topic: string, path: string, body: unknown, eventId: string): Delivery {
    const { secret, domain, now, random } = this.#options;
    const text = JSON.stringify(body);
    const isForged = random() < this.misbehaviour.badSignatures;
    const key = isForged ? `not ${secret}` : secret;
    const webhookId = randomUUID();
    return {
      webhookId,
      topic,
      path,
      body: text,
      headers: {
        "Content-Type": "application/json",
        "User-Agent": "Shopify-Captain-Hook",
        "X-Shopify-Topic": topic,
        "X-Shopify-Hmac-Sha256": createHmac("sha256", key).update(text).digest("base64"),
        "X-Shopify-Shop-Domain": domain,
        "X-Shopify-API-Version": API_VERSION,
        "X-Shopify-Webhook-Id": webhookId,
        "X-Shopify-Triggered-At": new Date(now()).toISOString(),
        "X-Shopify-Event-Id": eventId,
      },
    };
  }

  #after(delay: number, work: () => Promise<void>): void {
    this.#underWay += 1;
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      void work().finally(() => (this.#underWay -= 1));
    }, delay);
    this.#timers.add(timer);
  }

  async #attempt(delivery: Delivery, attempts: number): Promise<void> {
    const status = await this.#send(delivery);
    if (this.#isClosed) return;
    const { webhookId, topic } = delivery;
    this.records.push({ webhookId, topic, attempts, status });
    if (this.records.length > REMEMBERED) this.records.shift();
    if ((status >= 200 && status < 300) || attempts > RETRIES) return;
    const delay = this.#options.firstRetryMs * 2 ** (attempts - 1);
    this.#after(delay, () => this.#attempt(delivery, attempts + 1));
  }

  async #send({ path, body, headers }: Delivery): Promise<number> {
    try {
      const response = await fetch(new URL(path, this.#options.appUrl), {
        method: "POST",
        headers,
        body,
        redirect: "manual",
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      await response.arrayBuffer();
      return response.status;
    } catch {
      return 0; // No answer is an answer here: it is retried.
    }
  }
}
