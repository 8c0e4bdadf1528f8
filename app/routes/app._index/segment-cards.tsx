import { BlockStack, Box, InlineGrid, Link, Text } from "@shopify/polaris";
import { useWords } from "#app/components/shop-words.tsx";

export interface SegmentCard {
  readonly segment: string;
  readonly name: string;
  readonly members: number | undefined;
  /** What it asks for that nothing answers yet. */
  readonly needs: readonly string[];
}

/** A number for each segment; every number opens its people. */
export function SegmentCards({ segments }: { readonly segments: readonly SegmentCard[] }) {
  const { say, format } = useWords();
  return (
    <InlineGrid columns={{ xs: 1, sm: 2, md: 3 }} gap="300">
      {segments.map(({ segment, name, members, needs }) => (
        <Box
          key={segment}
          padding="300"
          borderWidth="025"
          borderColor="border-secondary"
          borderRadius="200"
        >
          <BlockStack gap="100">
            <Link removeUnderline url={`/app/segments/${segment}`}>
              {name}
            </Link>
            {needs.length > 0 ? (
              <Text as="p" tone="subdued">
                {say.segments.needs(needs.join(", "))}
              </Text>
            ) : (
              <Text as="p" variant="headingLg" numeric>
                {members === undefined ? say.segments.building : format.number(members)}
              </Text>
            )}
          </BlockStack>
        </Box>
      ))}
    </InlineGrid>
  );
}
