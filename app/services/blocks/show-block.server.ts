import { type Block, type BlockDraft, EVERYONE_ELSE } from "#app/core/blocks/block.ts";
import { readBlock } from "#app/core/blocks/check-block.ts";
import { chooseVariant } from "#app/core/blocks/choose-variant.ts";
import type { CustomerFacts } from "#app/core/blocks/customer-facts.ts";
import type { PrintedBlock } from "#app/core/blocks/dialects/dialect.ts";
import {
  type DialectName,
  DIALECTS,
  type OneVersionDialect,
  printBlock,
} from "#app/core/blocks/print-block.ts";
import { type Rendered, renderBlock } from "#app/core/blocks/render-block.ts";
import { personName } from "#app/core/catalog/person-name.ts";
import { countFirstSegments } from "#app/db/blocks/count-first-segments.server.ts";
import { findBlock } from "#app/db/blocks/find-block.server.ts";
import { countCustomers } from "#app/db/customers/count-customers.server.ts";
import { findCustomer } from "#app/db/customers/find-customer.server.ts";
import { listPeople } from "#app/db/customers/list-people.server.ts";
import type { Database } from "#app/db/database.server.ts";
import { databaseNow } from "#app/db/now.server.ts";
import { listSegmentsOf } from "#app/db/segments/list-segments-of.server.ts";
import { invariant } from "#app/lib/invariant.ts";
import { recordView } from "#app/services/privacy/record-view.server.ts";
import { loadCustomerFacts } from "./customer-facts.server.ts";

/** One version of a block, as its page lists it. */
export interface VersionView {
  /** EVERYONE_ELSE for the fallback, which comes last. */
  readonly key: string;
  /** Empty for the fallback. */
  readonly name: string;
  /** Whose version it is; the fallback's is nobody's in particular. */
  readonly segment: string | undefined;
  readonly source: string;
  /** How many see it now. */
  readonly customers: number;
  /** The version alone, for tools that cannot choose by themselves. */
  readonly alone: Readonly<Record<OneVersionDialect, PrintedBlock>>;
}

export interface BlockView {
  readonly block: string;
  readonly name: string;
  readonly version: number;
  readonly versions: readonly VersionView[];
  readonly preview: Rendered & {
    /** As whom; `undefined` is somebody of whom nothing is known. */
    readonly customer: { readonly customer: string; readonly name: string } | undefined;
    /** The key of the version seen. */
    readonly sees: string;
  };
  readonly prints: readonly (PrintedBlock & { readonly dialect: DialectName })[];
}

export interface ShowBlockRequest {
  readonly block: string;
  /** The customer to preview as; one who is not there, or none, is somebody of whom nothing is known. */
  readonly customer?: string;
  readonly staff: string;
}

/** Shows a block: who sees which version, how it reads to one customer, and what to paste where. */
export async function showBlock(
  db: Database,
  shop: bigint,
  asked: ShowBlockRequest,
): Promise<BlockView | undefined> {
  const found = await findBlock(db, shop, asked.block);
  if (found === undefined) return undefined;
  const draft = { ...found.content, name: found.name };
  const read = readBlock(draft);
  invariant(read.ok, "a stored block can be read");
  const { block } = read;

  const viewer = await loadViewer(db, shop, asked);
  const { facts, memberships } = viewer;
  return {
    block: found.block,
    name: found.name,
    version: found.version,
    versions: await showVersions(db, shop, { draft, block }),
    preview: {
      ...renderBlock(block, facts, memberships),
      customer: viewer.customer,
      sees: chooseVariant(block, memberships).key,
    },
    prints: DIALECTS.map((dialect) => ({
      dialect,
      ...printBlock(block, dialect, { customer: { facts, memberships } }),
    })),
  };
}

interface Viewer {
  readonly customer: { readonly customer: string; readonly name: string } | undefined;
  readonly facts: CustomerFacts;
  readonly memberships: ReadonlySet<string>;
}

async function loadViewer(
  db: Database,
  shop: bigint,
  { customer: asked, staff }: ShowBlockRequest,
): Promise<Viewer> {
  const now = await databaseNow(db);
  const id = asked === undefined ? undefined : (await findCustomer(db, shop, asked))?.customer;
  const facts = await loadCustomerFacts(db, shop, { customer: id, now });
  if (id === undefined) return { customer: undefined, facts, memberships: new Set() };

  await recordView(db, shop, { staff, subject: `customer ${id.toString()}`, now });
  const segments = await listSegmentsOf(db, shop, id);
  const person = (await listPeople(db, shop, [id])).get(id);
  return {
    customer: { customer: id.toString(), name: person === undefined ? "" : personName(person) },
    facts,
    memberships: new Set(segments.map(({ segment }) => segment)),
  };
}

async function showVersions(
  db: Database,
  shop: bigint,
  { draft, block }: { readonly draft: BlockDraft; readonly block: Block },
): Promise<VersionView[]> {
  const counts = await countFirstSegments(
    db,
    shop,
    draft.variants.map(({ segment }) => segment),
  );
  const everyone = await countCustomers(db, shop);
  const chosen = counts.reduce((sum, count) => sum + count, 0);
  const alone = (version: string): VersionView["alone"] => ({
    "shopify-liquid": printBlock(block, "shopify-liquid", { version }),
    omnisend: printBlock(block, "omnisend", { version }),
    "campaign-refinery": printBlock(block, "campaign-refinery", { version }),
  });
  return [
    ...draft.variants.map((variant, index) => ({
      ...variant,
      customers: counts[index] ?? 0,
      alone: alone(variant.key),
    })),
    {
      key: EVERYONE_ELSE,
      name: "",
      segment: undefined,
      source: draft.fallback ?? "",
      customers: Math.max(0, everyone - chosen),
      alone: alone(EVERYONE_ELSE),
    },
  ];
}
