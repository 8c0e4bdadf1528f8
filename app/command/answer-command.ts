import type { Moment } from "#app/core/calendar/moment.ts";
import type { Diagnostic } from "#app/core/language/diagnostic.ts";
import type { Database } from "#app/db/database.server.ts";
import {
  type ExplainedQuery,
  explainQuery,
} from "#app/services/memberships/explain-query.server.ts";
import { countAt, listAt } from "#app/services/segments/ask-at.server.ts";
import { isAssumed } from "#app/services/segments/is-assumed.server.ts";
import { type Question, readQuestion } from "#app/services/segments/read-question.server.ts";
import { chooseShop } from "#app/services/shops/choose-shop.server.ts";
import { showShop, type ShopView } from "#app/services/shops/show-shop.server.ts";
import { type PrintedStatement, printStatement } from "./print-statement.ts";
import type { Command } from "./read-command.ts";

/** Everything that was asked, answered. What was not asked is `undefined`. */
export interface CommandAnswer {
  readonly shop: ShopView;
  readonly text: string;
  readonly at: Moment;
  /** It is about a past moment that was asked for. */
  readonly isPast: boolean;
  readonly assumed: boolean;
  readonly count: number | undefined;
  readonly members: readonly bigint[] | undefined;
  readonly statement: PrintedStatement | undefined;
  readonly explained: ExplainedQuery | undefined;
}

export type CommandResult =
  | { readonly ok: true; readonly answer: CommandAnswer }
  | {
      readonly ok: false;
      readonly reason: "invalid-query";
      readonly diagnostics: readonly Diagnostic[];
    }
  | { readonly ok: false; readonly reason: "needs"; readonly needs: readonly string[] }
  | { readonly ok: false; readonly reason: "invalid-moment" | "future-moment" | "no-customer" }
  | {
      readonly ok: false;
      readonly reason: "shop";
      readonly why: "none" | "unknown" | "several";
      readonly domains: readonly string[];
    };

/** Whom the access log names. */
const STAFF = "command line";

/** Ids fetched at a time. */
const PAGE = 5_000;

/** Answers a command from a database. */
export async function answerCommand(db: Database, command: Command): Promise<CommandResult> {
  const chosen = await chooseShop(db, command.shop);
  if (!chosen.ok) {
    return { ok: false, reason: "shop", why: chosen.reason, domains: chosen.domains };
  }
  const { shop } = chosen;
  const read = await readQuestion(db, shop, command);
  if (!read.ok) return read;
  const { question } = read;

  const explained =
    command.explain === undefined
      ? undefined
      : await explainQuery(db, shop, { ...question, customer: command.explain, staff: STAFF });
  if (command.explain !== undefined && !explained) return { ok: false, reason: "no-customer" };
  return {
    ok: true,
    answer: {
      shop: await showShop(db, shop),
      text: command.text,
      at: question.at,
      isPast: command.asOf !== undefined,
      assumed: await isAssumed(db, shop, question),
      count: command.count ? await countAt(db, shop, question) : undefined,
      members: command.members ? await listAll(db, shop, question) : undefined,
      statement: command.sql ? printStatement(shop, question) : undefined,
      explained,
    },
  };
}

async function listAll(db: Database, shop: bigint, question: Question): Promise<bigint[]> {
  const all: bigint[] = [];
  for (;;) {
    const page = await listAt(db, shop, question, { after: all.at(-1), limit: PAGE });
    all.push(...page);
    if (page.length < PAGE) return all;
  }
}
