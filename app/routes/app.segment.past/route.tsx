import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Banner, BlockStack, Box, Button, Card, Link, List, Page, Text } from "@shopify/polaris";
import { DateForm } from "#app/components/date-form.tsx";
import { EmptyCard } from "#app/components/empty-card.tsx";
import { useWords } from "#app/components/shop-words.tsx";
import { orNotFound } from "#app/or-not-found.ts";
import { showPast } from "#app/services/segments/show-past.server.ts";
import { authenticateAdmin } from "#app/shopify.server.ts";
import { type PastRefusal, sayPastRefusal } from "./say-past-refusal.ts";

export { PageProblem as ErrorBoundary } from "#app/components/page-problem.tsx";
export { shopifyHeaders as headers } from "#app/shopify.server.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { db, shop, staff } = await authenticateAdmin(request);
  const { searchParams } = new URL(request.url);
  const asked = {
    segment: params["segmentId"] ?? "",
    date: (searchParams.get("date") ?? "").slice(0, 10),
    after: searchParams.get("after") ?? "",
    staff,
  };
  return orNotFound(await showPast(db, shop, asked));
}

export default function PastSegment() {
  const { segment, name, date, found } = useLoaderData<typeof loader>();
  const { say, format } = useWords();
  return (
    <Page
      backAction={{ content: name, url: `/app/segments/${segment}` }}
      title={
        found.ok ? say.past.title(name, format.day(found.past.at)) : say.past.titleWithout(name)
      }
    >
      <BlockStack gap="400">
        <Card>
          <DateForm
            key={date}
            action={`/app/segments/${segment}/past`}
            label={say.about.pastLabel}
            button={say.about.pastShow}
            initial={date}
          />
        </Card>
        {found.ok ? (
          <Then segment={segment} date={date} past={found.past} />
        ) : (
          <Refused refusal={found} />
        )}
      </BlockStack>
    </Page>
  );
}

function Refused({ refusal }: { readonly refusal: PastRefusal }) {
  const { say } = useWords();
  return (
    <Banner tone={refusal.reason === "no-date" ? "info" : "warning"}>
      {sayPastRefusal(say, refusal)}
    </Banner>
  );
}

type Past = Extract<
  ReturnType<typeof useLoaderData<typeof loader>>["found"],
  { readonly ok: true }
>["past"];

function Then({
  segment,
  date,
  past,
}: {
  readonly segment: string;
  readonly date: string;
  readonly past: Past;
}) {
  const { say, format } = useWords();
  return (
    <>
      <Card>
        <BlockStack gap="200">
          <Text as="p" variant="headingLg" numeric>
            {say.past.size(format.number(past.size), past.size)}
          </Text>
          <Text as="p">
            {say.past.at(format.moment(past.at))} {say.past.known}
          </Text>
          {past.assumed && <Banner tone="warning">{say.past.assumed}</Banner>}
          <Text as="p" tone="subdued">
            {past.told === undefined
              ? say.past.notToldYet
              : say.past.told(format.number(past.told), past.told)}
          </Text>
        </BlockStack>
      </Card>
      {past.customers.length === 0 && (
        <EmptyCard title={say.past.nobody} text={say.past.nobodyText} />
      )}
      {past.customers.length > 0 && (
        <Card>
          <BlockStack gap="300">
            <Text as="h2" variant="headingMd">
              {say.past.customersTitle}
            </Text>
            <List>
              {past.customers.map(({ customer, name }) => (
                <List.Item key={customer}>
                  <Link url={`/app/segments/${segment}/customers/${customer}?date=${date}`}>
                    {name || say.segment.withoutName}
                  </Link>
                </List.Item>
              ))}
            </List>
            {past.next !== undefined && (
              <Box>
                <Button url={`/app/segments/${segment}/past?date=${date}&after=${past.next}`}>
                  {say.past.more}
                </Button>
              </Box>
            )}
          </BlockStack>
        </Card>
      )}
    </>
  );
}
