import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useRevalidator } from "@remix-run/react";
import {
  Badge,
  Banner,
  BlockStack,
  Button,
  Card,
  InlineStack,
  List,
  Page,
  Text,
} from "@shopify/polaris";
import { CopyButton } from "#app/components/copy-button.tsx";
import { DateForm } from "#app/components/date-form.tsx";
import { useWords } from "#app/components/shop-words.tsx";
import { orNotFound } from "#app/or-not-found.ts";
import { showExplanation } from "#app/services/memberships/show-explanation.server.ts";
import { showShop } from "#app/services/shops/show-shop.server.ts";
import { authenticateAdmin } from "#app/shopify.server.ts";
import { ConditionList } from "./condition-list.tsx";
import { sayExplanation } from "./say-explanation.ts";

export { PageProblem as ErrorBoundary } from "#app/components/page-problem.tsx";
export { shopifyHeaders as headers } from "#app/shopify.server.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { db, shop, staff } = await authenticateAdmin(request);
  const asked = {
    segment: params["segmentId"] ?? "",
    customer: params["customerId"] ?? "",
    date: (new URL(request.url).searchParams.get("date") ?? "").slice(0, 10),
    staff,
  };
  const explained = orNotFound(await showExplanation(db, shop, asked));
  return sayExplanation(explained, await showShop(db, shop));
}

export default function ExplainCustomer() {
  const view = useLoaderData<typeof loader>();
  const { say } = useWords();
  const { segment, segmentName, customer, date } = view;
  return (
    <Page
      backAction={{ content: segmentName, url: `/app/segments/${segment}` }}
      title={say.explain.title(view.person, segmentName)}
      secondaryActions={[{ content: say.explain.openCustomer, url: `/app/customers/${customer}` }]}
    >
      <BlockStack gap="400">
        {view.isRebuilding && <Banner tone="info">{say.explain.rebuilding}</Banner>}
        <AnswerCard {...view} />
        <Card>
          <BlockStack gap="400">
            <Text as="h2" variant="headingMd">
              {say.explain.conditions}
            </Text>
            {view.conditions.length === 0 ? (
              <Text as="p">{say.explain.everyone}</Text>
            ) : (
              <ConditionList conditions={view.conditions} />
            )}
          </BlockStack>
        </Card>
        <PastCard past={view.past} />
        <Card>
          <BlockStack gap="300">
            <Text as="h2" variant="headingMd">
              {say.explain.then}
            </Text>
            <DateForm
              key={date}
              action={`/app/segments/${segment}/customers/${customer}`}
              label={say.explain.thenLabel}
              button={say.explain.thenShow}
              initial={date}
            />
            {date !== "" && (
              <InlineStack>
                <Button variant="plain" url={`/app/segments/${segment}/customers/${customer}`}>
                  {say.explain.backToNow}
                </Button>
              </InlineStack>
            )}
          </BlockStack>
        </Card>
      </BlockStack>
    </Page>
  );
}

function AnswerCard({
  answer,
  outlook,
  assumed,
  holds,
  at,
  date,
  text,
}: {
  readonly answer: string;
  readonly outlook: string;
  readonly assumed: string;
  readonly holds: boolean;
  readonly at: number;
  readonly date: string;
  readonly text: string;
}) {
  const { say, format } = useWords();
  const { revalidate, state } = useRevalidator();
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack gap="200" blockAlign="center">
          <Text as="p" variant="headingLg">
            {answer}
          </Text>
          <Badge tone={holds ? "success" : "enabled"}>
            {holds ? say.explain.in : say.explain.notIn}
          </Badge>
        </InlineStack>
        {outlook !== "" && <Text as="p">{outlook}</Text>}
        {assumed !== "" && <Banner tone="warning">{assumed}</Banner>}
        <InlineStack gap="200" blockAlign="center">
          <Button loading={state !== "idle"} onClick={revalidate}>
            {say.explain.checkAgain}
          </Button>
          <CopyButton text={text} label={say.explain.copy} />
          {date === "" && (
            <Text as="span" tone="subdued">
              {say.explain.checked(format.moment(at))}
            </Text>
          )}
        </InlineStack>
      </BlockStack>
    </Card>
  );
}

function PastCard({ past }: { readonly past: readonly string[] }) {
  const { say } = useWords();
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {say.explain.pastTitle}
        </Text>
        {past.length === 0 && (
          <Text as="p" tone="subdued">
            {say.explain.pastNone}
          </Text>
        )}
        <List>
          {past.map((stretch) => (
            <List.Item key={stretch}>{stretch}</List.Item>
          ))}
        </List>
      </BlockStack>
    </Card>
  );
}
