import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BlockStack, InlineGrid, Page } from "@shopify/polaris";
import { useWords } from "#app/components/shop-words.tsx";
import { orNotFound } from "#app/or-not-found.ts";
import { showBlock } from "#app/services/blocks/show-block.server.ts";
import { authenticateAdmin } from "#app/shopify.server.ts";
import { PreviewCard } from "./preview-card.tsx";
import { UseInEmail } from "./use-in-email.tsx";
import { VersionsCard } from "./versions-card.tsx";

export { PageProblem as ErrorBoundary } from "#app/components/page-problem.tsx";
export { shopifyHeaders as headers } from "#app/shopify.server.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { db, shop, staff } = await authenticateAdmin(request);
  const customer = new URL(request.url).searchParams.get("customer") ?? undefined;
  const asked = { block: params["blockId"] ?? "", staff, ...(customer && { customer }) };
  return orNotFound(await showBlock(db, shop, asked));
}

export default function Block() {
  const { name, versions, preview, prints } = useLoaderData<typeof loader>();
  const { say } = useWords();
  return (
    <Page backAction={{ content: say.blocks.title, url: "/app/blocks" }} title={name}>
      <BlockStack gap="400">
        <InlineGrid columns={{ xs: 1, md: 2 }} gap="400" alignItems="start">
          <VersionsCard versions={versions} sees={preview.sees} />
          <PreviewCard preview={preview} versions={versions} />
        </InlineGrid>
        <UseInEmail prints={prints} versions={versions} customer={preview.customer?.name} />
      </BlockStack>
    </Page>
  );
}
