import { Badge, BlockStack, Card, InlineStack, Text } from "@shopify/polaris";
import type { OrderPolicy } from "#app/core/commerce/order-policy.ts";
import { useWords } from "#app/components/shop-words.tsx";

const RULES = [
  "countPos",
  "countZeroValue",
  "countUnpaid",
  "countCancelled",
  "countTest",
] as const satisfies readonly (keyof OrderPolicy)[];

/** What counts as an order: the rules that every number follows. */
export function CountsCard({ policy }: { readonly policy: OrderPolicy }) {
  const { say } = useWords();
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {say.settings.countsTitle}
        </Text>
        <Text as="p">{say.settings.countsText}</Text>
        <BlockStack gap="200">
          {RULES.map((rule) => (
            <InlineStack key={rule} align="space-between" gap="200">
              <Text as="span">{say.settings.policy[rule]}</Text>
              {policy[rule] ? (
                <Badge tone="success">{say.settings.counts}</Badge>
              ) : (
                <Badge>{say.settings.doesNotCount}</Badge>
              )}
            </InlineStack>
          ))}
        </BlockStack>
        <Text as="p" tone="subdued">
          {say.settings.money}
        </Text>
      </BlockStack>
    </Card>
  );
}
