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
import type { ShopHistory } from "#tests/support/arbitraries/any-deliveries.ts";
import { aShop } from "./a-shop.ts";
import { aQuery } from "./builders/a-query.ts";
import { aLiveSegment } from "./builders/a-segment.ts";
import { deliver } from "./deliver.ts";
import { act, type Doing, DoingSchema, make, type Stage } from "./doings.ts";
import { insertNamedSegments } from "./named-segments.ts";
import { hear } from "./oracle/hear.ts";
import { makeOracle } from "./oracle/is-member.ts";
import { newest } from "./oracle/told.ts";
import { telltaleMoments } from "./telltale-moments.ts";

/** A story, and what is asked about it. Plain data: a found disagreement is kept as JSON. */
export interface AgreementCase extends ShopHistory {
  readonly questions: readonly {
    readonly query: string;
    /** How many deliveries have come when its segment is made; 0 is before anything happened. */
    readonly madeAfter: number;
  }[];
  /** What people do when so many deliveries have come. */
  readonly doings?: readonly { readonly after: number; readonly doing: Doing }[];
  /** How long the shop's clock runs on after the last delivery, in milliseconds. */
  readonly runsOn: number;
}

const DAY = 86_400_000;

/**
 * Plays a story through the whole engine, its clock running along, and holds the stored intervals
 * and the predicate to the oracle: at every moment at which an answer may turn, and 1 ms either side.
 */
export async function expectAgreement(
  db: Database,
  shop: bigint,
  scene: AgreementCase,
): Promise<{ readonly members: number; readonly others: number }> {
  const { zone, currency, start, arrivals, questions, doings = [], runsOn } = scene;
  await aShop(db, { shop, currency, timeZone: zone, installedAt: start - DAY });
  await db.query({
    text: "UPDATE shop SET import_completed_at = installed_at WHERE shop = $1",
    values: [shop],
  });
  await db.query({
    text: "INSERT INTO known_data (shop, kind) SELECT $1, unnest($2::text[])",
    values: [shop, [...ACTIVITY_DATA]],
  });
  if (JSON.stringify([questions, doings]).includes("in_segment")) {
    await insertNamedSegments(db, shop);
  }
  let come = 0;
  const details = () => {
    const told = hear(arrivals.slice(0, come).map(({ delivery }) => delivery));
    const last = newest(told.shops);
    return { timeZone: last?.zone ?? zone, currency: last?.currency ?? currency };
  };
  const stage: Stage = { shop, details, asked: [], rules: [], readings: [] };
  for (const [question, { query, madeAfter }] of questions.entries()) {
    if (madeAfter > 0) continue;
    const segment = await aLiveSegment(db, shop, query, start - DAY);
    stage.asked.push({ query, question, segment, version: 1 });
  }
  for (const { at, delivery } of arrivals) {
    await runUntil(db, shop, at);
    await deliver(db, shop, [delivery]);
    come += 1;
    for (const [question, { query, madeAfter }] of questions.entries()) {
      if (madeAfter === come) await make(db, stage, question, query);
    }
    for (const { after, doing } of doings) if (after === come) await act(db, stage, doing);
  }
  await runUntil(db, shop, (arrivals.at(-1)?.at ?? start) + runsOn);
  return compare(db, stage, scene);
}

/** Lets the shop's clock run on. Where the story lies in the past, its clock shows the present. */
async function runUntil(db: Database, shop: bigint, at: Moment): Promise<void> {
  await updateEvaluatedTo(db, shop, at);
  for (;;) {
    const { kind } = await runClock(db, shop);
    if (kind === "idle") return;
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
  { shop, asked, rules, readings: shops }: Stage,
  scene: AgreementCase,
): Promise<{ readonly members: number; readonly others: number }> {
  const deliveries = scene.arrivals.map((each) => each.delivery);
  const oracle = makeOracle({ ...scene, deliveries, rules, shops });
  const epochs = await loadEpochs(db, shop);
  const histories = await loadHistories(db, shop, oracle.customers.map(BigInt), {
    withLines: true,
  });
  const stored = await listIntervals(db, shop, oracle.customers, asked);
  const spans = await loadSpans(db, shop);
  const seen = { members: 0, others: 0 };
  for (const [index, { query, segment, version }] of asked.entries()) {
    const tree = aQuery(query);
    const predicate = compilePredicate(tree);
    const { from, to } = spans.get(`${segment} ${version}`)!;
    for (const customer of oracle.customers) {
      const intervals = stored.filter((it) => it.index === index && it.customer === customer);
      const history = histories.get(BigInt(customer));
      const moments = telltaleMoments(oracle.told, tree, {
        zones: [...new Set([scene.zone, ...oracle.told.shops.map(({ zone }) => zone)])],
        extra: [to, ...rules.map((each) => each.from), ...intervals.flatMap(edges)],
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

function edges({ entered, left }: { readonly entered: Moment; readonly left: Moment }): Moment[] {
  return [entered, left];
}

/** From when to when each segment's stored intervals are to be true. */
async function loadSpans(
  db: Database,
  shop: bigint,
): Promise<Map<string, { readonly from: Moment; readonly to: Moment }>> {
  const rows = await db.query<{
    segment: string;
    version: number;
    live_from: Moment;
    evaluated_to: Moment;
  }>({
    text: `SELECT v.segment, v.version, v.live_from, s.evaluated_to
           FROM segment_version v JOIN shop s USING (shop) WHERE v.shop = $1`,
    values: [shop],
  });
  return new Map(
    rows.map(({ segment, version, live_from, evaluated_to }) => [
      `${segment} ${version}`,
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
  doings: z.array(z.object({ after: z.number(), doing: DoingSchema })).default([]),
  runsOn: z.number(),
});

/** Reads a case back from the file it was kept in. */
export function readCase(json: string): AgreementCase {
  return Case.parse(JSON.parse(json));
}
