import type { Query } from "#app/core/language/ast.ts";
import { type Epoch, epochAt } from "#app/core/plan/epoch.ts";
import { type AskedRange, bindSql } from "#app/core/plan/sql/bind-sql.ts";
import { compilePlans } from "#app/core/plan/sql/compile-plans.ts";
import type { SqlPlan } from "#app/core/plan/sql/compile-sql.ts";
import type { Database, Queryable } from "#app/db/database.server.ts";
import { findEngineNow } from "#app/db/memberships/find-engine-now.server.ts";
import { buildRange } from "#app/db/segments/build-range.server.ts";
import { countMatching } from "#app/db/segments/count-matching.server.ts";
import { findRangeEnd } from "#app/db/segments/find-range-end.server.ts";
import { loadEpochs } from "#app/services/memberships/load-epochs.server.ts";
import type { GrownDatabase } from "#tests/bench/grown-database.ts";
import type { Bench, Measurement } from "#tests/bench/measurement.ts";
import { FIFTY_SEGMENTS } from "#tests/bench/shop/fifty-segments.ts";
import { atEverySize } from "#tests/bench/sizes.ts";
import { median, timed } from "#tests/bench/statistics.ts";
import { aQuery } from "#tests/support/builders/a-query.ts";

/** Customers of one range: a build takes a shop in such pieces, so one stands for all. */
const RANGE = 5_000;
const ROUNDS = 3;

/** What it takes to work out fifty new segments, of a range of customers. */
export const fullBuild: Bench = {
  name: "full-build",
  title: "Full build of 50 segments",
  about:
    "A range of 5,000 customers. Evaluation is one statement for all fifty, against fifty statements of one each. Writing is what the build takes beyond evaluation, for memberships, counts and next turns, against a bare INSERT ... SELECT of the same membership rows into the same table. All is rolled back.",
  run: () => atEverySize(measure),
};

async function measure(
  { db, shop }: GrownDatabase,
  _customers: number,
  where: string,
): Promise<Measurement[]> {
  const { now } = await findEngineNow(db, shop);
  const epoch = epochAt(await loadEpochs(db, shop), now);
  const through = (await findRangeEnd(db, shop, 0n, RANGE)) ?? 0n;
  const asked = { kind: "range", after: "0", through: through.toString(), at: now } as const;
  const queries = FIFTY_SEGMENTS.map(aQuery);
  const rounds: Round[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const measured = await measureRound(db, shop, queries, { epoch, asked });
    if (round > 0) rounds.push(measured);
  }
  const of = (pick: (round: Round) => number) => median(rounds.map(pick));
  return [
    {
      what: `${where}: evaluation`,
      value: of(({ together }) => together),
      floor: of(({ apart }) => apart),
      ratio: of(({ together, apart }) => apart / together),
      unit: "ms",
      ...(db.kind === "postgres" && { budget: { kind: "ratio-at-least", value: 5 } as const }),
    },
    {
      what: `${where}: writing`,
      value: of(({ written }) => written),
      floor: of(({ bare }) => bare),
      ratio: of(({ written, bare }) => bare / written),
      unit: "ms",
      ...(db.kind === "postgres" && { budget: { kind: "ratio-at-least", value: 0.5 } as const }),
    },
  ];
}

/** Milliseconds of each piece of work. */
interface Round {
  readonly apart: number;
  readonly together: number;
  readonly written: number;
  readonly bare: number;
}

interface Run {
  readonly epoch: Epoch;
  readonly asked: AskedRange;
}

async function measureRound(
  db: Database,
  shop: bigint,
  queries: readonly Query[],
  run: Run,
): Promise<Round> {
  const plans = compilePlans(queries, "range");
  const apart = await timed(async () => {
    for (const query of queries) await countMatching(db, shop, query, run);
  });
  const together = await timed(() => evaluate(db, shop, plans, run));
  return rolledBack(db, async (tx) => {
    const versions = await draftVersions(tx, shop);
    const built = await timed(() => build(tx, shop, plans, { ...run, versions }));
    const bare = await timed(() => insertBare(tx, shop));
    return { apart, together, bare, written: Math.max(built - together, 1) };
  });
}

async function evaluate(
  db: Database,
  shop: bigint,
  plans: readonly SqlPlan[],
  run: Run,
): Promise<void> {
  for (const plan of plans) {
    await db.query({
      text: `${plan.text} SELECT count(*) FILTER (WHERE true = ALL (inside) OR turn IS NULL)::int AS counted FROM answer`,
      values: bindSql(plan, { shop, ...run }),
    });
  }
}

interface Version {
  readonly segment: string;
  readonly version: number;
}

/** Version 99 of every segment: nothing is kept of it yet. */
function draftVersions(tx: Queryable, shop: bigint): Promise<Version[]> {
  return tx.query<Version>({
    text: `INSERT INTO segment_version (shop, segment, version, query, state)
           SELECT shop, segment, 99, query, 'building' FROM segment_version
           WHERE shop = $1::bigint AND version = 1 RETURNING segment, version`,
    values: [shop],
  });
}

async function build(
  tx: Queryable,
  shop: bigint,
  plans: readonly SqlPlan[],
  { versions, ...run }: Run & { readonly versions: readonly Version[] },
): Promise<void> {
  let first = 0;
  for (const plan of plans) {
    await buildRange(tx, plan, versions.slice(first, first + plan.queries), { shop, ...run });
    first += plan.queries;
  }
}

async function insertBare(tx: Queryable, shop: bigint): Promise<void> {
  await tx.query({
    text: `INSERT INTO membership (shop, segment, version, customer, entered_at)
           SELECT shop, segment, 98, customer, entered_at FROM membership
           WHERE shop = $1::bigint AND version = 99`,
    values: [shop],
  });
}

/** Does the work in a transaction of which nothing stays. */
async function rolledBack<T>(db: Database, work: (tx: Queryable) => Promise<T>): Promise<T> {
  const undo = new Error("Nothing of it is to stay.");
  let done: { readonly result: T } | undefined;
  try {
    await db.transaction(async (tx) => {
      done = { result: await work(tx) };
      throw undo;
    });
  } catch (fault) {
    if (fault !== undo || done === undefined) throw fault;
  }
  if (done === undefined) throw undo;
  return done.result;
}
