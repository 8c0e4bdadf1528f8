import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Card, Link, Page } from "@shopify/polaris";
import { EmptyCard } from "#app/components/empty-card.tsx";
import { RecordsTable } from "#app/components/records-table.tsx";
import { useWords } from "#app/components/shop-words.tsx";
import { listBlocks } from "#app/services/blocks/list-blocks.server.ts";
import { authenticateAdmin } from "#app/shopify.server.ts";

export { PageProblem as ErrorBoundary } from "#app/components/page-problem.tsx";
export { shopifyHeaders as headers } from "#app/shopify.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const { db, shop } = await authenticateAdmin(request);
  return { blocks: await listBlocks(db, shop) };
}

export default function Blocks() {
  const { blocks } = useLoaderData<typeof loader>();
  const { say, format } = useWords();
  return (
    <Page title={say.blocks.title}>
      {blocks.length === 0 && (
        <EmptyCard title={say.blocks.emptyTitle} text={say.blocks.emptyText} />
      )}
      {blocks.length > 0 && (
        <Card padding="0">
          <RecordsTable
            caption={say.blocks.title}
            records={blocks}
            keyOf={({ block }) => block}
            columns={[
              {
                heading: say.blocks.name,
                cell: ({ block, name }) => (
                  <Link removeUnderline url={`/app/blocks/${block}`}>
                    {name}
                  </Link>
                ),
              },
              {
                heading: say.blocks.versions,
                kind: "amount",
                cell: ({ variants }) => format.number(variants),
              },
              { heading: say.blocks.edited, cell: ({ editedAt }) => format.day(editedAt) },
            ]}
          />
        </Card>
      )}
    </Page>
  );
}
