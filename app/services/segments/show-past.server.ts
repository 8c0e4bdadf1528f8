import type { Moment } from "#app/core/calendar/moment.ts";
import { readMoment } from "#app/core/calendar/read-moment.ts";
import { epochAt } from "#app/core/plan/epoch.ts";
import type { Database } from "#app/db/database.server.ts";
import { findEngineNow } from "#app/db/memberships/find-engine-now.server.ts";
import { findSegment } from "#app/db/segments/find-segment.server.ts";
import {
  type NamedCustomer,
  nameCustomers,
} from "#app/services/customers/name-customers.server.ts";
import { loadEpochs } from "#app/services/memberships/load-epochs.server.ts";
import { recordView } from "#app/services/privacy/record-view.server.ts";
import { loadVocabulary } from "#app/services/shops/load-vocabulary.server.ts";
import { membersAt } from "./members-at.server.ts";
import { storedDefinition } from "./stored-definition.server.ts";
import { toldAt } from "./told-at.server.ts";

export interface PastQuestion {
  readonly segment: string;
  /** A day of the shop's, "2026-05-01"; empty where none was chosen yet. */
  readonly date: string;
  /** The page of customers begins after this id. */
  readonly after: string;
  readonly staff: string;
}

/** A segment as it was when a past day began. */
export interface PastView {
  readonly segment: string;
  readonly name: string;
  readonly date: string;
  readonly found:
    | { readonly ok: true; readonly past: SegmentThen }
    | { readonly ok: false; readonly reason: "no-date" | "invalid-moment" | "future-moment" }
    | { readonly ok: false; readonly reason: "needs"; readonly needs: readonly string[] };
}

export interface SegmentThen {
  readonly at: Moment;
  /** True then by everything known now, under today's conditions. */
  readonly size: number;
  /** Some of it rests on details not seen yet then. */
  readonly assumed: boolean;
  /** What the segment showed then; `undefined` before it was live. */
  readonly told: number | undefined;
  readonly customers: readonly NamedCustomer[];
  /** Where the next page begins; `undefined` on the last. */
  readonly next: string | undefined;
}

const PAGE = 50;

/** Shows who was in a segment when a past day began, and what was told then; the look is recorded. */
export async function showPast(
  db: Database,
  shop: bigint,
  { date, after, staff, ...asked }: PastQuestion,
): Promise<PastView | undefined> {
  const found = await findSegment(db, shop, asked.segment);
  if (found === undefined) return undefined;
  const { segment, name } = found;
  const refuse = (reason: "no-date" | "invalid-moment" | "future-moment"): PastView => ({
    segment,
    name,
    date,
    found: { ok: false, reason },
  });
  if (date === "") return refuse("no-date");
  const { now } = await findEngineNow(db, shop);
  const { calendar } = epochAt(await loadEpochs(db, shop), now).context;
  const at = readMoment(date, calendar);
  if (at === undefined) return refuse("invalid-moment");
  if (at > now) return refuse("future-moment");

  const query = storedDefinition(found, await loadVocabulary(db, shop));
  const members = await membersAt(db, shop, { query, at, after: idOf(after), limit: PAGE + 1 });
  if (!members.ok) return { segment, name, date, found: members };
  const shown = members.customers.slice(0, PAGE);
  const told = await toldAt(db, shop, { segment, at, limit: 0 });
  await recordView(db, shop, { staff, subject: `segment ${segment} on ${date}`, now });
  const past = {
    at,
    size: members.size,
    assumed: members.assumed,
    told: told.ok ? told.size : undefined,
    customers: await nameCustomers(db, shop, shown),
    next: members.customers.length > PAGE ? shown.at(-1)?.toString() : undefined,
  };
  return { segment, name, date, found: { ok: true, past } };
}

function idOf(text: string): bigint {
  return /^\d{1,18}$/.test(text) ? BigInt(text) : 0n;
}
