import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Badge, BlockStack, Button, Card, InlineStack, Link, Page } from "@shopify/polaris";
import { EmptyCard } from "#app/components/empty-card.tsx";
import { QuerySentence } from "#app/components/query-sentence.tsx";
import { RecordsTable } from "#app/components/records-table.tsx";
import { SegmentBadge } from "#app/components/segment-badge.tsx";
import { SegmentSize } from "#app/components/segment-size.tsx";
import { useWords } from "#app/components/shop-words.tsx";
import { useRefreshing } from "#app/components/use-refreshing.ts";
import { listSegments } from "#app/services/segments/list-segments.server.ts";
import { authenticateAdmin } from "#app/shopify.server.ts";
import { ExchangeCard } from "./exchange-card.tsx";

export { PageProblem as ErrorBoundary } from "#app/components/page-problem.tsx";
export { shopifyHeaders as headers } from "#app/shopify.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const { db, shop } = await authenticateAdmin(request);
  return { segments: await listSegments(db, shop) };
}

export default function Segments() {
  const { segments } = useLoaderData<typeof loader>();
  const { say } = useWords();
  useRefreshing(segments.some(({ isBuilding }) => isBuilding) ? 1_000 : 5_000);
  return (
    <Page
      title={say.segments.title}
      {...(segments.length > 0 && {
        primaryAction: { content: say.segments.create, url: "/app/segments/new" },
      })}
    >
      <BlockStack gap="400">
        {segments.length === 0 ? (
          <EmptyCard title={say.segments.emptyTitle} text={say.segments.emptyText}>
            <Button variant="primary" url="/app/segments/new">
              {say.segments.create}
            </Button>
          </EmptyCard>
        ) : (
          <Card padding="0">
            <RecordsTable
              caption={say.segments.title}
              records={segments}
              keyOf={({ segment }) => segment}
              columns={[
                {
                  heading: say.segments.name,
                  cell: ({ segment, name, kind, takenAt, deletedThereAt, labels }) => (
                    <InlineStack gap="200">
                      <Link removeUnderline url={`/app/segments/${segment}`}>
                        {name}
                      </Link>
                      <SegmentBadge kind={kind} takenAt={takenAt} deletedThereAt={deletedThereAt} />
                      {labels.map((label) => (
                        <Badge key={label}>{label}</Badge>
                      ))}
                    </InlineStack>
                  ),
                },
                {
                  heading: say.segments.conditions,
                  kind: "prose",
                  cell: ({ query }) => <QuerySentence text={query} />,
                },
                {
                  heading: say.segments.size,
                  kind: "amount",
                  cell: (segment) => <SegmentSize {...segment} />,
                },
              ]}
            />
          </Card>
        )}
        <ExchangeCard />
      </BlockStack>
    </Page>
  );
}
