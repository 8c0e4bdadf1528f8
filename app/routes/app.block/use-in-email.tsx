import { BlockStack, Box, Card, Tabs, Text } from "@shopify/polaris";
import { useState } from "react";
import type { PrintedBlock } from "#app/core/blocks/dialects/dialect.ts";
import type { DialectName } from "#app/core/blocks/print-block.ts";
import { useWords } from "#app/components/shop-words.tsx";
import { Print } from "./print.tsx";
import type { BlockVersion } from "./versions-card.tsx";

/** The block's text for each email tool, with what it does there in plain words. */
export function UseInEmail({
  prints,
  versions,
  customer,
}: {
  readonly prints: readonly (PrintedBlock & { readonly dialect: DialectName })[];
  readonly versions: readonly (BlockVersion & { readonly forShopifyEmail: PrintedBlock })[];
  /** For whom the plain HTML is; `undefined` is somebody of whom nothing is known. */
  readonly customer: string | undefined;
}) {
  const { say } = useWords();
  const [selected, setSelected] = useState(0);
  const print = prints[selected];
  return (
    <Card padding="0">
      <Box padding="400" paddingBlockEnd="0">
        <Text as="h2" variant="headingMd">
          {say.blocks.useInEmail}
        </Text>
      </Box>
      <Tabs
        tabs={prints.map(({ dialect }) => ({ id: dialect, content: say.blocks.tool[dialect] }))}
        selected={selected}
        onSelect={setSelected}
      >
        {print !== undefined && (
          <Box padding="400">
            <BlockStack gap="500">
              <Print heading={say.blocks.print[print.dialect](customer)} print={print} />
              {print.dialect === "shopify-liquid" &&
                versions.map(({ key, name, forShopifyEmail }) => (
                  <Print
                    key={key}
                    heading={say.blocks.forShopifyEmail(name || say.blocks.everyoneElse)}
                    print={forShopifyEmail}
                  />
                ))}
            </BlockStack>
          </Box>
        )}
      </Tabs>
    </Card>
  );
}
