import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BlockStack, Page } from "@shopify/polaris";
import { useWords } from "#app/components/shop-words.tsx";
import { useRefreshing } from "#app/components/use-refreshing.ts";
import { replayDelivery } from "#app/services/deliveries/replay-delivery.server.ts";
import { listTokens } from "#app/services/api/list-tokens.server.ts";
import { changeOrderPolicy } from "#app/services/settings/change-order-policy.server.ts";
import { showAuditDetails } from "#app/services/audits/show-audit.server.ts";
import { showSettings } from "#app/services/settings/show-settings.server.ts";
import { authenticateAdmin } from "#app/shopify.server.ts";
import { AuditCard } from "./audit-card.tsx";
import { CountsCard } from "./counts-card.tsx";
import { HealthCard } from "./health-card.tsx";
import { readPolicyForm } from "./policy-form.ts";
import { readReplayForm } from "./replay-form.ts";
import { TokensCard } from "./tokens-card.tsx";

export { PageProblem as ErrorBoundary } from "#app/components/page-problem.tsx";
export { shopifyHeaders as headers } from "#app/shopify.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const { db, shop } = await authenticateAdmin(request);
  return {
    ...(await showSettings(db, shop)),
    audit: await showAuditDetails(db, shop),
    tokens: await listTokens(db, shop),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const { db, shop, staff } = await authenticateAdmin(request);
  const sent = await request.formData();
  const rules = readPolicyForm(sent);
  if (rules.ok) {
    await changeOrderPolicy(db, shop, { ...rules.change, staff });
    return { ok: true } as const;
  }
  const form = readReplayForm(sent);
  if (!form.ok) return data(form, 400);

  const isWaiting = await replayDelivery(db, shop, form.webhookId);
  if (!isWaiting) throw new Response(null, { status: 404 });
  return { ok: true } as const;
}

export default function Settings() {
  const { policy, health, audit, tokens } = useLoaderData<typeof loader>();
  const { say } = useWords();
  useRefreshing(5_000);
  return (
    <Page title={say.settings.title}>
      <BlockStack gap="400">
        <CountsCard key={JSON.stringify(policy)} policy={policy} />
        <HealthCard {...health} />
        <AuditCard {...audit} />
        <TokensCard tokens={tokens} />
      </BlockStack>
    </Page>
  );
}
