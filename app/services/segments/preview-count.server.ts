import { proportionInterval } from "#app/core/statistics/proportion-interval.ts";
import { needsOf } from "#app/core/language/needs.ts";
import { readQuery } from "#app/core/language/read-query.ts";
import { type Epoch, epochAt } from "#app/core/plan/epoch.ts";
import type { Query } from "#app/core/language/ast.ts";
import type { Moment } from "#app/core/calendar/moment.ts";
import { countSample } from "#app/db/customers/count-sample.server.ts";
import { listSample } from "#app/db/customers/list-sample.server.ts";
import type { Database } from "#app/db/database.server.ts";
import { databaseNow } from "#app/db/now.server.ts";
import { countMatching } from "#app/db/segments/count-matching.server.ts";
import { loadEpochs } from "#app/services/memberships/load-epochs.server.ts";
import { loadCatalog } from "#app/services/shops/load-catalog.server.ts";

/** How many customers a query would hold now. */
export type CountPreview =
  | { readonly kind: "counted"; readonly count: number }
  | {
      readonly kind: "estimated";
      readonly count: number;
      /** With 95 % confidence. */
      readonly low: number;
      readonly high: number;
    }
  /** It asks for what nothing we receive answers yet: no number then, never 0 instead. */
  | { readonly kind: "needs"; readonly needs: readonly string[] }
  | { readonly kind: "mistaken" };

const SAMPLES = 128;

/** Up to so many customers all are counted; of more, a sample of about so many. */
const COUNTED = 10_000;

/** PostgreSQL's largest bigint. */
const LARGEST_ID = "9223372036854775807";

/** Counts, or for a large shop estimates, who fulfils a query that may never be stored. */
export async function previewCount(
  db: Database,
  shop: bigint,
  text: string,
): Promise<CountPreview> {
  const read = readQuery(text, await loadCatalog(db, shop));
  if (!read.ok) return { kind: "mistaken" };
  const needs = needsOf(read.query);
  if (needs.length > 0) return { kind: "needs", needs };

  const now = await databaseNow(db);
  const epoch = epochAt(await loadEpochs(db, shop), now);
  const expected = SAMPLES * (await countSample(db, shop));
  const asked = { query: read.query, now, epoch };
  return expected <= COUNTED
    ? await countAll(db, shop, asked)
    : await estimate(db, shop, { ...asked, share: Math.ceil((SAMPLES * COUNTED) / expected) });
}

interface Asked {
  readonly query: Query;
  readonly now: Moment;
  readonly epoch: Epoch;
}

async function countAll(
  db: Database,
  shop: bigint,
  { query, now, epoch }: Asked,
): Promise<CountPreview> {
  const asked = { kind: "range", after: "0", through: LARGEST_ID, at: now } as const;
  return { kind: "counted", count: await countMatching(db, shop, query, { epoch, asked }) };
}

async function estimate(
  db: Database,
  shop: bigint,
  { query, now, epoch, share }: Asked & { readonly share: number },
): Promise<CountPreview> {
  const customers = await listSample(db, shop, share);
  const probes = customers.map((customer) => ({ customer, at: now }));
  const asked = { kind: "probes", probes } as const;
  const matching = await countMatching(db, shop, query, { epoch, asked });
  const { low, high } = proportionInterval(matching, customers.length);
  const all = (customers.length * SAMPLES) / share;
  return {
    kind: "estimated",
    count: Math.round((matching * SAMPLES) / share),
    low: Math.floor(low * all),
    high: Math.ceil(high * all),
  };
}
