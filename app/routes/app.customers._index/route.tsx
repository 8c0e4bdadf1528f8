import type { LoaderFunctionArgs } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { BlockStack, Button, Card, Link, Page, TextField } from "@shopify/polaris";
import { useState } from "react";
import { EmptyCard } from "#app/components/empty-card.tsx";
import { Pager } from "#app/components/pager.tsx";
import { RecordsTable } from "#app/components/records-table.tsx";
import { useWords } from "#app/components/shop-words.tsx";
import { readPageNumber } from "#app/lib/read-page-number.ts";
import { listCustomers } from "#app/services/customers/list-customers.server.ts";
import { authenticateAdmin } from "#app/shopify.server.ts";

export { PageProblem as ErrorBoundary } from "#app/components/page-problem.tsx";
export { shopifyHeaders as headers } from "#app/shopify.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const { db, shop, staff } = await authenticateAdmin(request);
  const { searchParams } = new URL(request.url);
  const email = (searchParams.get("email") ?? "").trim().slice(0, 320);
  const page = readPageNumber(searchParams.get("page"));
  return await listCustomers(db, shop, { email, page, staff });
}

export default function Customers() {
  const { customers, email, ...pages } = useLoaderData<typeof loader>();
  const { say, format } = useWords();
  return (
    <Page title={say.customers.title}>
      <BlockStack gap="400">
        <Card>
          <Search key={email} email={email} />
        </Card>
        {customers.length === 0 && (
          <EmptyCard
            title={email === "" ? say.customers.emptyTitle : say.customers.nothingFound}
            text={email === "" ? say.customers.emptyText : say.customers.findHelp}
          />
        )}
        {customers.length > 0 && (
          <Card padding="0">
            <RecordsTable
              caption={say.customers.title}
              records={customers}
              keyOf={({ customer }) => customer}
              columns={[
                {
                  heading: say.segment.customer,
                  cell: ({ customer, name }) => (
                    <Link removeUnderline url={`/app/customers/${customer}`}>
                      {name || say.segment.withoutName}
                    </Link>
                  ),
                },
                {
                  heading: say.segment.orders,
                  kind: "amount",
                  cell: ({ orders }) => format.number(orders),
                },
                {
                  heading: say.segment.spent,
                  kind: "amount",
                  cell: ({ spent }) => format.money(spent),
                },
                {
                  heading: say.segment.lastOrder,
                  cell: ({ lastOrderAt }) =>
                    lastOrderAt === undefined ? say.segment.noOrders : format.day(lastOrderAt),
                },
              ]}
            />
            <Pager {...pages} />
          </Card>
        )}
      </BlockStack>
    </Page>
  );
}

function Search({ email }: { readonly email: string }) {
  const { say } = useWords();
  const [text, setText] = useState(email);
  return (
    <Form method="get">
      <TextField
        label={say.customers.find}
        helpText={say.customers.findHelp}
        type="email"
        name="email"
        value={text}
        autoComplete="off"
        clearButton
        onClearButtonClick={() => {
          setText("");
        }}
        onChange={setText}
        connectedRight={<Button submit>{say.customers.search}</Button>}
      />
    </Form>
  );
}
