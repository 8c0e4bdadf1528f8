import { z } from "zod";
import { toStorable } from "#app/lib/to-storable.ts";
import type { AskAdmin } from "./ask-admin.server.ts";
import {
  COUNT_SEGMENT,
  FIND_SEGMENT,
  LIST_SEGMENT_MEMBERS,
  LIST_SEGMENTS,
} from "./operations/segments.server.ts";

const LONGEST_NAME = 80;

/** A segment as Shopify has it. */
export interface FetchedSegment {
  readonly id: bigint;
  readonly name: string;
  readonly query: string;
}

const Segment = z
  .object({
    id: z.string().regex(/^gid:\/\/shopify\/Segment\/\d{1,18}$/),
    name: z.string(),
    query: z.string(),
  })
  .transform(
    ({ id, name, query }): FetchedSegment => ({
      id: readId(id),
      name: toStorable(name, LONGEST_NAME).trim(),
      query,
    }),
  );

const PageInfo = z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() });

const List = z.object({ segments: z.object({ pageInfo: PageInfo, nodes: z.array(Segment) }) });
const One = z.object({ segment: Segment.nullable() });
const Count = z.object({
  customerSegmentMembers: z.object({ totalCount: z.number().int().nonnegative() }),
});
const Members = z.object({
  customerSegmentMembers: z.object({
    pageInfo: PageInfo,
    edges: z.array(
      z.object({
        node: z.object({
          id: z.string().regex(/^gid:\/\/shopify\/(CustomerSegmentMember|Customer)\/\d{1,18}$/),
        }),
      }),
    ),
  }),
});

const readId = (gid: string) => BigInt(gid.slice(gid.lastIndexOf("/") + 1));
const toGid = (id: bigint) => `gid://shopify/Segment/${id}`;

/** The shop's own segments, those edited last first; at most so many. */
export async function fetchSegments(ask: AskAdmin, most: number): Promise<FetchedSegment[]> {
  const found: FetchedSegment[] = [];
  for (let after: string | null = null; ; ) {
    const { segments } = List.parse(await ask(LIST_SEGMENTS, { after }));
    const { nodes, pageInfo } = segments;
    found.push(...nodes);
    const isAll = !pageInfo.hasNextPage || pageInfo.endCursor === null;
    if (isAll || found.length >= most) return found.slice(0, most);
    after = pageInfo.endCursor;
  }
}

/** `undefined`: Shopify has it no longer. */
export async function fetchSegment(ask: AskAdmin, id: bigint): Promise<FetchedSegment | undefined> {
  const { segment } = One.parse(await ask(FIND_SEGMENT, { segment: toGid(id) }));
  return segment ?? undefined;
}

/** Asks about a segment; its days are those of the time zone. */
export interface AskedMembers {
  readonly id: bigint;
  readonly timeZone: string;
}

/** How many customers Shopify says are in a segment. */
export async function fetchSegmentCount(
  ask: AskAdmin,
  { id, timeZone }: AskedMembers,
): Promise<number> {
  const asked = { segment: toGid(id), timezone: timeZone };
  return Count.parse(await ask(COUNT_SEGMENT, asked)).customerSegmentMembers.totalCount;
}

export interface MemberPage {
  readonly customers: readonly bigint[];
  /** Where the next page begins; `undefined` after the last. */
  readonly next: string | undefined;
}

/** One page of the customers in a segment. */
export async function fetchSegmentMembers(
  ask: AskAdmin,
  { id, timeZone }: AskedMembers,
  after: string | undefined,
): Promise<MemberPage> {
  const asked = { segment: toGid(id), timezone: timeZone, after: after ?? null };
  const { customerSegmentMembers } = Members.parse(await ask(LIST_SEGMENT_MEMBERS, asked));
  const { pageInfo, edges } = customerSegmentMembers;
  return {
    customers: edges.map(({ node }) => readId(node.id)),
    next: pageInfo.hasNextPage ? (pageInfo.endCursor ?? undefined) : undefined,
  };
}
