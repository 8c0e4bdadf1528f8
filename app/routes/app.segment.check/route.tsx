import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Banner, BlockStack, Card, Link, List, Page, Text } from "@shopify/polaris";
import { CheckForm } from "#app/components/check-form.tsx";
import { useWords } from "#app/components/shop-words.tsx";
import { orNotFound } from "#app/or-not-found.ts";
import { findPeople } from "#app/services/customers/find-people.server.ts";
import { showDraft } from "#app/services/segments/show-draft.server.ts";
import { authenticateAdmin } from "#app/shopify.server.ts";

export { PageProblem as ErrorBoundary } from "#app/components/page-problem.tsx";
export { shopifyHeaders as headers } from "#app/shopify.server.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { db, shop, staff } = await authenticateAdmin(request);
  const { segment, name } = orNotFound(await showDraft(db, shop, params["segmentId"] ?? ""));
  const who = (new URL(request.url).searchParams.get("who") ?? "").trim().slice(0, 200);
  const found = await findPeople(db, shop, { text: who, staff });
  const [first, ...others] = found.ok ? found.people : [];
  if (first !== undefined && others.length === 0) {
    return redirect(`/app/segments/${segment}/customers/${first.customer}`);
  }
  return { segment, name, who, found };
}

export default function CheckCustomer() {
  const { segment, name, who, found } = useLoaderData<typeof loader>();
  const { say } = useWords();
  const { about } = say;
  const people = found.ok ? found.people : [];
  return (
    <Page
      backAction={{ content: name, url: `/app/segments/${segment}` }}
      title={about.checkTitle}
      subtitle={name}
    >
      <BlockStack gap="400">
        <Card>
          <CheckForm key={who} segment={segment} initial={who} />
        </Card>
        {!found.ok && <Banner tone="warning">{about.checkSilent}</Banner>}
        {found.ok && who !== "" && (
          <Card>
            <BlockStack gap="300">
              <Text as="p">
                {people.length === 0 ? about.checkNone(who) : about.checkChoose(who)}
              </Text>
              <List>
                {people.map((person) => (
                  <List.Item key={person.customer}>
                    <Link url={`/app/segments/${segment}/customers/${person.customer}`}>
                      {person.name || say.segment.withoutName}
                    </Link>{" "}
                    <Text as="span" tone="subdued">
                      {person.email === person.name ? "" : person.email}
                    </Text>
                  </List.Item>
                ))}
              </List>
            </BlockStack>
          </Card>
        )}
      </BlockStack>
    </Page>
  );
}
