import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Banner, BlockStack, Card, Page, Text } from "@shopify/polaris";
import { EmptyCard } from "#app/components/empty-card.tsx";
import { Pager } from "#app/components/pager.tsx";
import { QuerySentence } from "#app/components/query-sentence.tsx";
import { SavedBanner } from "#app/components/saved-banner.tsx";
import { useWords } from "#app/components/shop-words.tsx";
import { useRefreshing } from "#app/components/use-refreshing.ts";
import { orNotFound } from "#app/or-not-found.ts";
import { revertSegment } from "#app/services/segments/revert-segment.server.ts";
import { showSegment } from "#app/services/segments/show-segment.server.ts";
import { authenticateAdmin } from "#app/shopify.server.ts";
import { AboutCards } from "./about-cards.tsx";
import { ActionsCard } from "./actions-card.tsx";
import { AlsoInCard } from "./also-in-card.tsx";
import { ChangesCard } from "./changes-card.tsx";
import { CustomersTable } from "./customers-table.tsx";
import { LookCards } from "./look-cards.tsx";
import { marksOf, previousOf } from "./version-marks.ts";
import { readRevertForm, readSegmentAddress } from "./segment-query.ts";
import { SegmentStatus } from "./segment-status.tsx";
import { SortField } from "./sort-field.tsx";
import { useAbout } from "./use-about.ts";
import { VersionsCard } from "./versions-card.tsx";

export { PageProblem as ErrorBoundary } from "#app/components/page-problem.tsx";
export { shopifyHeaders as headers } from "#app/shopify.server.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { db, shop, staff } = await authenticateAdmin(request);
  const { page, sort, saved } = readSegmentAddress(request.url);
  const segment = params["segmentId"] ?? "";
  const view = orNotFound(await showSegment(db, shop, { segment, page, sort, staff }));
  return { ...view, saved };
}

/** Takes the segment back to one of its versions. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { db, shop, staff } = await authenticateAdmin(request);
  const version = orNotFound(readRevertForm(await request.formData()));
  const segment = params["segmentId"] ?? "";
  const reverted = await revertSegment(db, shop, { segment, version, staff });
  if (!reverted.ok && reverted.reason === "not-found") throw new Response(null, { status: 404 });
  return reverted.ok ? reverted : data(reverted, 422);
}

/** Arrivals show at once; any other order of a large segment costs more to read. */
const AGAIN_MS = { joined: 1_000, spent: 10_000, "last-order": 10_000 };

export default function Segment() {
  const view = useLoaderData<typeof loader>();
  const { say } = useWords();
  useRefreshing(AGAIN_MS[view.sort]);
  const live = view.versions.find(({ state }) => state === "live")?.version;
  const about = useAbout(view.segment, live);
  const previous = previousOf(view.versions, view.saved);
  return (
    <Page
      backAction={{ content: say.segments.title, url: "/app/segments" }}
      title={view.name}
      {...primaryActionOf(view, say.segment.edit)}
    >
      <BlockStack gap="400">
        {previous !== undefined && <SavedBanner key={view.saved} previous={previous} />}
        {view.isRebuilding && <Banner tone="info">{say.segment.rebuilding}</Banner>}
        {view.needs.length > 0 && (
          <Banner tone="info" title={say.about.noNumberTitle}>
            {say.about.needs(view.needs.join(", "))}
          </Banner>
        )}
        <Card>
          <BlockStack gap="200">
            <Text as="p">
              <Asked query={view.query} mirror={view.mirror} />
            </Text>
            {view.needs.length === 0 && <SegmentStatus {...view} movement={about?.movements[0]} />}
          </BlockStack>
        </Card>
        {view.members !== undefined && (
          <AboutCards about={about} marks={marksOf(view.versions)} isLive={view.kind === "live"} />
        )}
        {view.members === 0 && (
          <EmptyCard title={say.segment.emptyTitle} text={say.segment.emptyText} />
        )}
        {view.customers.length > 0 && (
          <Card padding="0">
            <SortField sort={view.sort} />
            <CustomersTable {...view} />
            <Pager page={view.page} pageSize={view.pageSize} total={view.members ?? 0} />
          </Card>
        )}
        {about !== undefined && <AlsoInCard alsoIn={about.alsoIn} size={about.reach.customers} />}
        <LookCards segment={view.segment} blocks={view.blocks} readers={view.readers} />
        <ActionsCard segment={view.segment} kind={view.kind} />
        <ChangesCard changes={view.changes} />
        <VersionsCard versions={view.versions} />
      </BlockStack>
    </Page>
  );
}

/** What it asks, in words; where only Shopify can answer, as it is written there. */
function Asked({ query, mirror }: { query: string; mirror?: { query: string } | undefined }) {
  const { say } = useWords();
  if (mirror !== undefined) return say.shopifySegments.query(mirror.query);
  return <QuerySentence text={query} isWhole />;
}

/** Only a live segment has conditions to edit. */
function primaryActionOf({ segment, kind }: { segment: string; kind: string }, content: string) {
  if (kind !== "live") return {};
  return { primaryAction: { content, url: `/app/segments/${segment}/edit` } };
}
