import type { Moment } from "#app/core/calendar/moment.ts";
import { readMoment } from "#app/core/calendar/read-moment.ts";
import type { Query } from "#app/core/language/ast.ts";
import type { Diagnostic } from "#app/core/language/diagnostic.ts";
import { needsOf } from "#app/core/language/needs.ts";
import { readQuery } from "#app/core/language/read-query.ts";
import { type Epoch, epochAt } from "#app/core/plan/epoch.ts";
import type { Queryable } from "#app/db/database.server.ts";
import { findEngineNow } from "#app/db/memberships/find-engine-now.server.ts";
import { loadEpochs } from "#app/services/memberships/load-epochs.server.ts";
import { loadCatalog } from "#app/services/shops/load-catalog.server.ts";

/** A query and the moment it is about, as a person writes them. */
export interface WrittenQuestion {
  readonly text: string;
  /** In the shop's own time, "2026-05-01" or "2026-05-01T14:05"; now when left out. */
  readonly asOf?: string | undefined;
}

export type ReadQuestion =
  | { readonly ok: true; readonly question: Question }
  | {
      readonly ok: false;
      readonly reason: "invalid-query";
      readonly diagnostics: readonly Diagnostic[];
    }
  | { readonly ok: false; readonly reason: "needs"; readonly needs: readonly string[] }
  | { readonly ok: false; readonly reason: "invalid-moment" | "future-moment" };

export interface Question {
  readonly query: Query;
  readonly at: Moment;
  readonly epochs: readonly Epoch[];
}

/** Reads a question of a shop: what can then be counted, listed or explained. */
export async function readQuestion(
  tx: Queryable,
  shop: bigint,
  { text, asOf }: WrittenQuestion,
): Promise<ReadQuestion> {
  const read = readQuery(text, await loadCatalog(tx, shop));
  if (!read.ok) return { ok: false, reason: "invalid-query", diagnostics: read.diagnostics };
  const { query } = read;
  const needs = needsOf(query);
  if (needs.length > 0) return { ok: false, reason: "needs", needs };

  const { now } = await findEngineNow(tx, shop);
  const epochs = await loadEpochs(tx, shop);
  const { calendar } = epochAt(epochs, now).context;
  const at = asOf === undefined ? now : readMoment(asOf, calendar);
  if (at === undefined) return { ok: false, reason: "invalid-moment" };
  if (at > now) return { ok: false, reason: "future-moment" };
  return { ok: true, question: { query, at, epochs } };
}
