import { z } from "zod";
import type { Moment } from "#app/core/calendar/moment.ts";
import type { Database } from "#app/db/database.server.ts";
import { updateUninstalled } from "#app/db/shops/update-uninstalled.server.ts";
import { buildSegments } from "#app/services/segments/build-segments.server.ts";
import { changeQuery } from "#app/services/segments/change-query.server.ts";
import { createSegment } from "#app/services/segments/create-segment.server.ts";
import { deriveSettings } from "#app/services/settings/apply-shop-readings.server.ts";
import { changeOrderPolicy } from "#app/services/settings/change-order-policy.server.ts";
import { aShop } from "./a-shop.ts";
import type { Rules } from "./oracle/is-member.ts";
import type { ShopReading } from "./oracle/told.ts";

const Policy = z.object({
  countTest: z.boolean(),
  countCancelled: z.boolean(),
  countPos: z.boolean(),
  countZeroValue: z.boolean(),
  countUnpaid: z.boolean(),
});

/** What people do between deliveries, besides making segments. */
export const DoingSchema = z.discriminatedUnion("kind", [
  /** Gives a question's segment, when it is there, another definition. */
  z.object({ kind: z.literal("edit"), question: z.number(), query: z.string() }),
  /** Says which orders count. */
  z.object({ kind: z.literal("rules"), policy: Policy, since: z.enum(["now", "always"]) }),
  /** Uninstalls the app and installs it again. */
  z.object({ kind: z.literal("reinstall") }),
]);

export type Doing = z.infer<typeof DoingSchema>;

/** A question, its segment and the definition of it that holds now. */
export interface Asked {
  query: string;
  readonly question: number;
  readonly segment: string;
  version: number;
}

/** Where a story stands: what is asked, and which rules people made. */
export interface Stage {
  readonly shop: bigint;
  /** The zone and currency that Shopify would tell at a reinstall. */
  readonly details: () => { readonly timeZone: string; readonly currency: string };
  readonly asked: Asked[];
  rules: Rules[];
  /** What was read of the shop at reinstalls. */
  readonly readings: ShopReading[];
}

export async function buildAll(db: Database, shop: bigint): Promise<void> {
  while ((await buildSegments(db, shop)).kind !== "idle");
}

export async function make(
  db: Database,
  { shop, asked }: Stage,
  question: number,
  query: string,
): Promise<void> {
  const made = await createSegment(db, shop, { name: `Question ${question}`, query });
  if (!made.ok) throw new Error(made.reason);
  await buildAll(db, shop);
  asked.push({ query, question, segment: made.segment, version: 1 });
}

export async function act(db: Database, stage: Stage, doing: Doing): Promise<void> {
  switch (doing.kind) {
    case "edit":
      return edit(db, stage, doing);
    case "rules":
      return changeRules(db, stage, doing);
    case "reinstall":
      return reinstall(db, stage);
  }
}

async function edit(
  db: Database,
  { shop, asked }: Stage,
  { question, query }: Extract<Doing, { kind: "edit" }>,
): Promise<void> {
  const found = asked.find((each) => each.question === question);
  if (found === undefined) return;
  const changed = await changeQuery(db, shop, { segment: found.segment, query });
  if (!changed.ok) throw new Error(changed.reason);
  await buildAll(db, shop);
  Object.assign(found, { query, version: changed.version });
}

async function changeRules(
  db: Database,
  stage: Stage,
  { policy, since }: Extract<Doing, { kind: "rules" }>,
): Promise<void> {
  await changeOrderPolicy(db, stage.shop, { policy, since });
  const always = since === "always";
  const from = always ? Number.NEGATIVE_INFINITY : await lastRule(db, stage.shop);
  const rules: Rules = {
    from,
    test: policy.countTest,
    cancelled: policy.countCancelled,
    pos: policy.countPos,
    zeroValue: policy.countZeroValue,
    unpaid: policy.countUnpaid,
  };
  stage.rules = [...stage.rules.filter((each) => !always && each.from < from), rules];
}

/** When the shop's latest rules came into force: our own time, which a story does not say. */
async function lastRule(db: Database, shop: bigint): Promise<Moment> {
  const [row] = await db.query<{ from: Moment }>({
    text: `SELECT max(valid_from) AS from FROM shop_setting
           WHERE shop = $1 AND setting = 'order_policy'`,
    values: [shop],
  });
  return row!.from;
}

/** Nothing was missed meanwhile: the deliveries of the story all come. */
async function reinstall(db: Database, { shop, details, readings }: Stage): Promise<void> {
  const [row] = await db.query<{ at: Moment }>({
    text: `SELECT greatest(evaluated_to, installed_at + interval '1 second') AS at
           FROM shop WHERE shop = $1`,
    values: [shop],
  });
  const installedAt = row!.at;
  await updateUninstalled(db, shop, installedAt);
  const { timeZone, currency } = details();
  await aShop(db, { shop, installedAt, timeZone, currency });
  await db.transaction((tx) => deriveSettings(tx, shop));
  const stamp = { updated: installedAt, triggered: installedAt, hash: "" };
  readings.push({ stamp, zone: timeZone, currency });
}
