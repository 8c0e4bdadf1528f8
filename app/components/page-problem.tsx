import { isRouteErrorResponse, useRevalidator, useRouteError } from "@remix-run/react";
import { BlockStack, Button, Card, InlineStack, Page, Text } from "@shopify/polaris";
import { messagesEn } from "#app/i18n/messages.en.ts";

/** What a page shows instead of itself when it does not exist or failed. The shell around it stays. */
export function PageProblem() {
  const fault = useRouteError();
  const { revalidate } = useRevalidator();
  const { problem } = messagesEn;
  const isMissing = isRouteErrorResponse(fault) && fault.status === 404;
  return (
    <Page>
      <Card>
        <BlockStack gap="300">
          <Text as="h1" variant="headingLg">
            {isMissing ? problem.notFoundTitle : problem.faultTitle}
          </Text>
          <Text as="p">{isMissing ? problem.notFoundText : problem.faultText}</Text>
          <InlineStack gap="200">
            {!isMissing && (
              <Button variant="primary" onClick={revalidate}>
                {problem.tryAgain}
              </Button>
            )}
            <Button url="/app">{problem.backHome}</Button>
          </InlineStack>
        </BlockStack>
      </Card>
    </Page>
  );
}
