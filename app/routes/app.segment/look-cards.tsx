import { BlockStack, Card, InlineGrid, Link, List, Text } from "@shopify/polaris";
import { CheckForm } from "#app/components/check-form.tsx";
import { DateForm } from "#app/components/date-form.tsx";
import { useWords } from "#app/components/shop-words.tsx";

/** Ways to look further: one customer, another day, what the segment is used in. */
export function LookCards({
  segment,
  blocks,
  readers,
}: {
  readonly segment: string;
  readonly blocks: readonly { readonly block: string; readonly name: string }[];
  readonly readers: readonly { readonly segment: string; readonly name: string }[];
}) {
  const { say } = useWords();
  const { about } = say;
  return (
    <InlineGrid columns={{ xs: 1, md: 3 }} gap="400">
      <Card>
        <BlockStack gap="300">
          <Text as="h2" variant="headingMd">
            {about.checkTitle}
          </Text>
          <CheckForm segment={segment} initial="" />
        </BlockStack>
      </Card>
      <Card>
        <BlockStack gap="300">
          <Text as="h2" variant="headingMd">
            {about.pastTitle}
          </Text>
          <DateForm
            action={`/app/segments/${segment}/past`}
            label={about.pastLabel}
            button={about.pastShow}
            initial=""
          />
        </BlockStack>
      </Card>
      <Card>
        <BlockStack gap="300">
          <Text as="h2" variant="headingMd">
            {about.usedInTitle}
          </Text>
          {blocks.length + readers.length === 0 && (
            <Text as="p" tone="subdued">
              {about.usedInNone}
            </Text>
          )}
          <List>
            {blocks.map(({ block, name }) => (
              <List.Item key={block}>
                <Link url={`/app/blocks/${block}`}>{name}</Link>
              </List.Item>
            ))}
            {readers.map((reader) => (
              <List.Item key={reader.segment}>
                <Link url={`/app/segments/${reader.segment}`}>{reader.name}</Link>
              </List.Item>
            ))}
          </List>
        </BlockStack>
      </Card>
    </InlineGrid>
  );
}
