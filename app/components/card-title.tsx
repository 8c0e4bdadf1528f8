import { Box, Text } from "@shopify/polaris";

/** The heading of a card whose content reaches its edges. */
export function CardTitle({ title }: { readonly title: string }) {
  return (
    <Box padding="400">
      <Text as="h2" variant="headingMd">
        {title}
      </Text>
    </Box>
  );
}
