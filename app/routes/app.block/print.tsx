import { BlockStack, Box, InlineStack, List, Text } from "@shopify/polaris";
import type { PrintedBlock } from "#app/core/blocks/dialects/dialect.ts";
import { CopyButton } from "#app/components/copy-button.tsx";
import { useWords } from "#app/components/shop-words.tsx";
import { sayPrintWarning } from "#app/i18n/say-print-warning.ts";
import { SourceText } from "./source-text.tsx";

/** One text to paste: how it works where it is pasted, what to know first, and the text itself. */
export function Print({
  heading,
  print: { text, mode, properties, warnings },
}: {
  readonly heading: string;
  readonly print: PrintedBlock;
}) {
  const { say, format } = useWords();
  return (
    <BlockStack gap="200">
      <InlineStack align="space-between" blockAlign="center" gap="200">
        <Text as="h3" variant="headingSm">
          {heading}
        </Text>
        <CopyButton text={text} />
      </InlineStack>
      <Text as="p">{say.blocks.mode[mode]}</Text>
      {properties.length > 0 && (
        <Text as="p" tone="subdued">
          {say.blocks.reads(properties.map(({ name }) => name).join(", "))}
        </Text>
      )}
      {warnings.length > 0 && (
        <List>
          {warnings.map((warning) => (
            <List.Item key={JSON.stringify(warning)}>
              {sayPrintWarning(say, format, warning)}
            </List.Item>
          ))}
        </List>
      )}
      <Box background="bg-surface-secondary" padding="300" borderRadius="200">
        <SourceText label={heading} text={text} />
      </Box>
    </BlockStack>
  );
}
