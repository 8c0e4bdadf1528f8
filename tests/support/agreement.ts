import { expect } from "vitest";
import { z } from "zod";
import { FOREVER, type Moment } from "#app/core/calendar/moment.ts";
import { ACTIVITY_DATA } from "#app/core/catalog/activity-functions.ts";
import { epochAt } from "#app/core/plan/epoch.ts";
import { compilePredicate } from "#app/core/plan/predicate.ts";
import type { Database } from "#app/db/database.server.ts";
import { listIntervals } from "#app/db/memberships/list-intervals.server.ts";
import { updateEvaluatedTo } from "#app/db/shops/update-evaluated-to.server.ts";
import { loadHistories } from "#app/services/customers/load-histories.server.ts";
import { loadEpochs } from "#app/services/memberships/load-epochs.server.ts";
import { runClock } from "#app/services/memberships/run-clock.server.ts";
import { buildSegments } from "#app/services/segments/build-segments.server.ts";
import { createSegment } from "#app/services/segments/create-segment.server.ts";
import type { ShopHistory } from "#tests/support/arbitraries/any-deliveries.ts";
import { aShop } from "./a-shop.ts";
import { aQuery } from "./builders/a-query.ts";
import { aLiveSegment } from "./builders/a-segment.ts";
import { deliver } from "./deliver.ts";
import { makeOracle } from "./oracle/is-member.ts";
import { telltaleMoments } from "./telltale-moments.ts";

/** A story, and what is asked about it. Plain data: a found disagreement is kept as JSON. */
export interface AgreementCase extends ShopHistory {
  readonly questions: readonly {
    readonly query: string;
    /** How many deliveries have come when its segment is made; 0 is before anything happened. */
    readonly madeAfter: number;
  }[];
  /** How long the shop's clock runs on after the last delivery, in milliseconds. */
  readonly runsOn: number;
}

const DAY = 86_400_000;

interface Asked {
  readonly query: string;
  readonly segment: string;
}

/**
 * Plays a story through the whole engine, its clock running along, and holds the stored intervals
 * and the predicate to the oracle: at every moment at which an answer may turn, and 1 ms either side.
 */
export async function expectAgreement(
  db: Database,
  shop: bigint,
  scene: AgreementCase,
): Promise<{ readonly members: number; readonly others: number }> {
  const { zone, currency, start, arrivals, questions, runsOn } = scene;
  await aShop(db, { shop, currency, timeZone: zone, installedAt: start - DAY });
  await db.query({
    text: "UPDATE shop SET import_completed_at = installed_at WHERE shop = $1",
    values: [shop],
  });
  await db.query({
    text: "INSERT INTO known_data (shop, kind) SELECT $1, unnest($2::text[])",
    values: [shop, [...ACTIVITY_DATA]],
  });
  const asked: Asked[] = [];
  for (const { query } of questions.filter(({ madeAfter }) => madeAfter === 0)) {
    asked.push({ query, segment: await aLiveSegment(db, shop, query, start - DAY) });
  }
  for (const [index, { at, delivery }] of arrivals.entries()) {
    await runUntil(db, shop, at);
    await deliver(db, shop, [delivery]);
    for (const { query } of questions.filter(({ madeAfter }) => madeAfter === index + 1)) {
      asked.push({ query, segment: await build(db, shop, query, asked.length) });
    }
  }
  await runUntil(db, shop, (arrivals.at(-1)?.at ?? start) + runsOn);
  return compare(db, shop, scene, asked);
}

/** Lets the shop's clock run on. Where the story lies in the past, its clock shows the present. */
async function runUntil(db: Database, shop: bigint, at: Moment): Promise<void> {
  await updateEvaluatedTo(db, shop, at);
  for (;;) {
    const { kind } = await runClock(db, shop);
    if (kind === "idle") return;
  }
}

async function build(db: Database, shop: bigint, query: string, index: number): Promise<string> {
  const made = await createSegment(db, shop, { name: `Question ${index}`, query });
  if (!made.ok) throw new Error(made.reason);
  for (;;) {
    const { kind } = await buildSegments(db, shop);
    if (kind === "idle") return made.segment;
  }
}

interface Answer {
  readonly query: string;
  readonly customer: string;
  readonly at: string;
  readonly oracle: boolean;
  readonly engine: boolean;
  readonly predicate: boolean;
}

async function compare(
  db: Database,
  shop: bigint,
  scene: AgreementCase,
  asked: readonly Asked[],
): Promise<{ readonly members: number; readonly others: number }> {
  const oracle = makeOracle({ ...scene, deliveries: scene.arrivals.map((each) => each.delivery) });
  const epochs = await loadEpochs(db, shop);
  const histories = await loadHistories(db, shop, oracle.customers.map(BigInt), {
    withLines: true,
  });
  const stored = await listIntervals(
    db,
    shop,
    oracle.customers,
    asked.map(({ segment }) => ({ segment, version: 1 })),
  );
  const spans = await loadSpans(db, shop);
  const seen = { members: 0, others: 0 };
  for (const [index, { query, segment }] of asked.entries()) {
    const tree = aQuery(query);
    const predicate = compilePredicate(tree);
    const { from, to } = spans.get(segment)!;
    for (const customer of oracle.customers) {
      const intervals = stored.filter((it) => it.index === index && it.customer === customer);
      const history = histories.get(BigInt(customer));
      const moments = telltaleMoments(oracle.told, tree, {
        zones: [...new Set([scene.zone, ...oracle.told.shops.map(({ zone }) => zone)])],
        extra: intervals.flatMap(({ entered, left }) => [entered, left]),
      });
      for (const at of moments.filter((moment) => from <= moment && moment <= to)) {
        const answer: Answer = {
          query,
          customer,
          at: new Date(at).toISOString(),
          oracle: oracle.isMember(tree, customer, at),
          engine: intervals.some(({ entered, left }) => entered <= at && at < left),
          predicate: history !== undefined && predicate(history, at, epochAt(epochs, at).context),
        };
        const { oracle: is } = answer;
        if (answer.engine !== is || answer.predicate !== is) {
          expect(answer).toEqual({ ...answer, engine: is, predicate: is });
        }
        seen[is ? "members" : "others"] += 1;
      }
    }
  }
  return seen;
}

/** From when to when each segment's stored intervals are to be true. */
async function loadSpans(
  db: Database,
  shop: bigint,
): Promise<Map<string, { readonly from: Moment; readonly to: Moment }>> {
  const rows = await db.query<{ segment: string; live_from: Moment; evaluated_to: Moment }>({
    text: `SELECT v.segment, v.live_from, s.evaluated_to
           FROM segment_version v JOIN shop s USING (shop) WHERE v.shop = $1`,
    values: [shop],
  });
  return new Map(
    rows.map(({ segment, live_from, evaluated_to }) => [
      segment,
      { from: live_from, to: Math.min(evaluated_to, FOREVER) },
    ]),
  );
}

const Case = z.object({
  zone: z.string(),
  currency: z.string(),
  start: z.number(),
  arrivals: z.array(
    z.object({
      at: z.number(),
      delivery: z.object({
        webhookId: z.string(),
        topic: z.string(),
        triggeredAt: z.string(),
        body: z.string(),
      }),
    }),
  ),
  questions: z.array(z.object({ query: z.string(), madeAfter: z.number() })),
  runsOn: z.number(),
});

/** Reads a case back from the file it was kept in. */
export function readCase(json: string): AgreementCase {
  return Case.parse(JSON.parse(json));
}
