import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BlockStack, Button, Card, InlineStack, Page, Text } from "@shopify/polaris";
import { AuditLine } from "#app/components/audit-line.tsx";
import { ImportProgress } from "#app/components/import-progress.tsx";
import { PageNote } from "#app/components/page-note.tsx";
import { useWords } from "#app/components/shop-words.tsx";
import { StatusLine } from "#app/components/status-line.tsx";
import { useRefreshing } from "#app/components/use-refreshing.ts";
import { showHome } from "#app/services/home/show-home.server.ts";
import { authenticateAdmin } from "#app/shopify.server.ts";
import { SegmentCards } from "./segment-cards.tsx";

export { PageProblem as ErrorBoundary } from "#app/components/page-problem.tsx";
export { shopifyHeaders as headers } from "#app/shopify.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const { db, shop } = await authenticateAdmin(request);
  return await showHome(db, shop);
}

export default function Home() {
  const { importProgress, segments, freshness, audit } = useLoaderData<typeof loader>();
  const { say } = useWords();
  useRefreshing(importProgress ? 1_000 : 5_000);
  return (
    <Page title={say.app.name}>
      <BlockStack gap="400">
        <PageNote>{say.home.promise}</PageNote>
        {importProgress && <ImportProgress {...importProgress} />}
        <Card>
          <BlockStack gap="300">
            <InlineStack align="space-between" blockAlign="center" gap="200">
              <Text as="h2" variant="headingMd">
                {say.home.segmentsTitle}
              </Text>
              <Button variant="plain" url="/app/segments">
                {say.home.allSegments}
              </Button>
            </InlineStack>
            {segments.length === 0 && (
              <Text as="p">{importProgress ? say.home.segmentsSoon : say.segments.emptyText}</Text>
            )}
            <SegmentCards segments={segments} />
          </BlockStack>
        </Card>
        {!importProgress && <StatusLine {...freshness} />}
        {!importProgress && audit && <AuditLine {...audit} />}
      </BlockStack>
    </Page>
  );
}
