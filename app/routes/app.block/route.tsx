import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BlockStack, Page } from "@shopify/polaris";
import { useWords } from "#app/components/shop-words.tsx";
import { orNotFound } from "#app/or-not-found.ts";
import { showBlock } from "#app/services/blocks/show-block.server.ts";
import { authenticateAdmin } from "#app/shopify.server.ts";
import { PreviewCard } from "./preview-card.tsx";
import { UseInEmail } from "./use-in-email.tsx";
import { VersionsCard } from "./versions-card.tsx";
import "./block-sides.css";

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
        <div className="block-sides">
          <VersionsCard versions={versions} sees={preview.sees} />
          <div className="block-preview">
            <PreviewCard preview={preview} versions={versions} />
          </div>
        </div>
        <UseInEmail prints={prints} versions={versions} customer={preview.customer?.name} />
      </BlockStack>
    </Page>
  );
}
