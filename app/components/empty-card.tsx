import { BlockStack, Card, Text } from "@shopify/polaris";
import type { ReactNode } from "react";

/** What a list says while it holds nothing, and what to do about it. */
export function EmptyCard({
  title,
  text,
  children,
}: {
  readonly title: string;
  readonly text: string;
  readonly children?: ReactNode;
}) {
  return (
    <Card>
      <BlockStack gap="300" inlineAlign="start">
        <Text as="h2" variant="headingMd">
          {title}
        </Text>
        <Text as="p">{text}</Text>
        {children}
      </BlockStack>
    </Card>
  );
}
