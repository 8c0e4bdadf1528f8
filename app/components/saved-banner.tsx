import { useFetcher } from "@remix-run/react";
import { Banner, BlockStack, Button, InlineStack, Text } from "@shopify/polaris";
import { useWords } from "./shop-words.tsx";

/** Says that a change is saved, and takes it back while one still looks at it. */
export function SavedBanner({ previous }: { readonly previous: number }) {
  const { say } = useWords();
  const { Form, state, data } = useFetcher();
  if (data !== undefined) return <Banner tone="success">{say.about.undone}</Banner>;
  return (
    <Banner tone="success">
      <BlockStack gap="200">
        <Text as="p">{say.about.saved}</Text>
        <InlineStack>
          <Form method="post">
            <input type="hidden" name="version" value={previous} />
            <Button submit loading={state !== "idle"}>
              {say.about.undo}
            </Button>
          </Form>
        </InlineStack>
      </BlockStack>
    </Banner>
  );
}
