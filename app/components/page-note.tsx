import { Box, Text } from "@shopify/polaris";
import type { ReactNode } from "react";

/** A sentence that stands on the page itself. Cards reach the edges of a phone's screen; words keep away from them. */
export function PageNote({ children }: { readonly children: ReactNode }) {
  return (
    <Box paddingInline={{ xs: "400", sm: "0" }}>
      <Text as="p" tone="subdued">
        {children}
      </Text>
    </Box>
  );
}
