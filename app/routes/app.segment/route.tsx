import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Banner, BlockStack, Card, Page, Text } from "@shopify/polaris";
import { EmptyCard } from "#app/components/empty-card.tsx";
import { Pager } from "#app/components/pager.tsx";
import { QuerySentence } from "#app/components/query-sentence.tsx";
import { useWords } from "#app/components/shop-words.tsx";
import { useRefreshing } from "#app/components/use-refreshing.ts";
import { orNotFound } from "#app/or-not-found.ts";
import { readPageNumber } from "#app/lib/read-page-number.ts";
import { showSegment } from "#app/services/segments/show-segment.server.ts";
import { authenticateAdmin } from "#app/shopify.server.ts";
import { ChangesCard } from "./changes-card.tsx";
import { CustomersTable } from "./customers-table.tsx";
import { SegmentStatus } from "./segment-status.tsx";

export { PageProblem as ErrorBoundary } from "#app/components/page-problem.tsx";
export { shopifyHeaders as headers } from "#app/shopify.server.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { db, shop, staff } = await authenticateAdmin(request);
  const page = readPageNumber(new URL(request.url).searchParams.get("page"));
  const segment = params["segmentId"] ?? "";
  return orNotFound(await showSegment(db, shop, { segment, page, staff }));
}

export default function Segment() {
  const view = useLoaderData<typeof loader>();
  const { say } = useWords();
  useRefreshing(1_000);
  return (
    <Page
      backAction={{ content: say.segments.title, url: "/app/segments" }}
      title={view.name}
      primaryAction={{ content: say.segment.edit, url: `/app/segments/${view.segment}/edit` }}
    >
      <BlockStack gap="400">
        {view.isRebuilding && <Banner tone="info">{say.segment.rebuilding}</Banner>}
        <Card>
          <BlockStack gap="200">
            <Text as="p">
              <QuerySentence text={view.query} isWhole />
            </Text>
            <SegmentStatus {...view} />
          </BlockStack>
        </Card>
        {view.customers.length === 0 && view.members !== undefined ? (
          <EmptyCard title={say.segment.emptyTitle} text={say.segment.emptyText} />
        ) : (
          <Card padding="0">
            <CustomersTable customers={view.customers} />
            <Pager page={view.page} pageSize={view.pageSize} total={view.members ?? 0} />
          </Card>
        )}
        <ChangesCard changes={view.changes} />
      </BlockStack>
    </Page>
  );
}
