import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Badge, BlockStack, Card, InlineStack, Page, Text } from "@shopify/polaris";
import { PageNote } from "#app/components/page-note.tsx";
import { RecordsTable } from "#app/components/records-table.tsx";
import { useWords } from "#app/components/shop-words.tsx";
import { orNotFound } from "#app/or-not-found.ts";
import { showCustomer } from "#app/services/customers/show-customer.server.ts";
import { authenticateAdmin } from "#app/shopify.server.ts";
import { SegmentsCard } from "./segments-card.tsx";

export { PageProblem as ErrorBoundary } from "#app/components/page-problem.tsx";
export { shopifyHeaders as headers } from "#app/shopify.server.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { db, shop, staff } = await authenticateAdmin(request);
  const customer = params["customerId"] ?? "";
  return orNotFound(await showCustomer(db, shop, { customer, staff }));
}

export default function Customer() {
  const view = useLoaderData<typeof loader>();
  const { say, format, settings } = useWords();
  return (
    <Page
      backAction={{ content: say.customers.title, url: "/app/customers" }}
      title={view.name || say.segment.withoutName}
      subtitle={view.email === view.name ? "" : view.email}
    >
      <BlockStack gap="400">
        <Card>
          <InlineStack gap="600">
            <Figure heading={say.segment.orders} value={format.number(view.orders)} />
            <Figure heading={say.segment.spent} value={format.money(view.spent)} />
            {view.addedAt !== undefined && (
              <Figure heading={say.customers.added} value={format.day(view.addedAt)} />
            )}
          </InlineStack>
        </Card>
        <SegmentsCard {...view} />
        <Orders placed={view.placed} />
        <PageNote>
          {say.settings.money} {say.segment.times(settings.timeZone)}
        </PageNote>
      </BlockStack>
    </Page>
  );
}

function Figure({ heading, value }: { readonly heading: string; readonly value: string }) {
  return (
    <BlockStack gap="100">
      <Text as="p" tone="subdued">
        {heading}
      </Text>
      <Text as="p" variant="headingMd" numeric>
        {value}
      </Text>
    </BlockStack>
  );
}

type Placed = ReturnType<typeof useLoaderData<typeof loader>>["placed"];

function Orders({ placed }: { readonly placed: Placed }) {
  const { say, format } = useWords();
  return (
    <Card padding="0">
      {placed.length === 0 ? (
        <Text as="p">{say.customers.noOrders}</Text>
      ) : (
        <RecordsTable
          caption={say.customers.ordersTitle}
          records={placed}
          keyOf={({ order }) => order}
          columns={[
            {
              heading: say.customers.order,
              cell: ({ name, excludedFor }) => (
                <InlineStack gap="200">
                  <Text as="span">{name}</Text>
                  {excludedFor.map((trait) => (
                    <Badge key={trait}>{`${say.customers.notCounted}: ${say.trait[trait]}`}</Badge>
                  ))}
                </InlineStack>
              ),
            },
            { heading: say.customers.placed, cell: ({ placed: at }) => format.moment(at) },
            {
              heading: say.customers.worth,
              kind: "amount",
              cell: ({ net }) => format.money(net),
            },
          ]}
        />
      )}
    </Card>
  );
}
