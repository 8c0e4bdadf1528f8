import { Badge, BlockStack, Box, Card, InlineStack, Link, Text } from "@shopify/polaris";
import { useWords } from "#app/components/shop-words.tsx";
import { SourceText } from "./source-text.tsx";

export interface BlockVersion {
  readonly key: string;
  /** Empty for what everyone else sees. */
  readonly name: string;
  readonly segment: string | undefined;
  readonly source: string;
  readonly customers: number;
}

/** Who sees which version, in the order that decides, with how many they are now. */
export function VersionsCard({
  versions,
  sees,
}: {
  readonly versions: readonly BlockVersion[];
  /** The version of the customer previewed. */
  readonly sees: string;
}) {
  const { say, format } = useWords();
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {say.blocks.versions}
          </Text>
          <Text as="p" tone="subdued">
            {say.blocks.versionsText}
          </Text>
        </BlockStack>
        {versions.map(({ key, name, segment, source, customers }) => (
          <Box
            key={key}
            padding="300"
            borderWidth="025"
            borderRadius="200"
            borderColor={key === sees ? "border-emphasis" : "border-secondary"}
          >
            <BlockStack gap="200">
              <InlineStack align="space-between" blockAlign="center" gap="200">
                <InlineStack gap="200">
                  <Text as="h3" variant="headingSm">
                    {segment === undefined ? (
                      say.blocks.everyoneElse
                    ) : (
                      <Link removeUnderline url={`/app/segments/${segment}`}>
                        {name}
                      </Link>
                    )}
                  </Text>
                  {key === sees && <Badge tone="info">{say.blocks.inPreview}</Badge>}
                </InlineStack>
                <Text as="span" tone="subdued" numeric>
                  {say.segments.counted(format.number(customers), customers)}
                </Text>
              </InlineStack>
              <SourceText label={name || say.blocks.everyoneElse} text={source} />
            </BlockStack>
          </Box>
        ))}
      </BlockStack>
    </Card>
  );
}
