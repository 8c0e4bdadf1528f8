import { BlockStack, Card, InlineStack, Select, Text } from "@shopify/polaris";
import { useState } from "react";
import type { PrintedBlock } from "#app/core/blocks/dialects/dialect.ts";
import type { DialectName, OneVersionDialect } from "#app/core/blocks/print-block.ts";
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
  readonly versions: readonly (BlockVersion & {
    readonly alone: Readonly<Record<OneVersionDialect, PrintedBlock>>;
  })[];
  /** For whom the plain HTML is; `undefined` is somebody of whom nothing is known. */
  readonly customer: string | undefined;
}) {
  const { say } = useWords();
  const [selected, setSelected] = useState<string>(prints[0]?.dialect ?? "");
  const print = prints.find(({ dialect }) => dialect === selected);
  const alone = print && oneVersionDialect(print.dialect);
  return (
    <section aria-label={say.blocks.useInEmail}>
      <Card>
        <BlockStack gap="500">
          <InlineStack align="space-between" blockAlign="center" gap="300">
            <Text as="h2" variant="headingMd">
              {say.blocks.useInEmail}
            </Text>
            <Select
              label={say.blocks.emailTool}
              labelInline
              options={prints.map(({ dialect }) => ({
                value: dialect,
                label: say.blocks.tool[dialect],
              }))}
              value={selected}
              onChange={setSelected}
            />
          </InlineStack>
          {print !== undefined && (
            <Print heading={say.blocks.print[print.dialect](customer)} print={print} />
          )}
          {alone !== undefined &&
            versions.map((version) => (
              <Print
                key={version.key}
                heading={say.blocks.printAlone[alone](version.name || say.blocks.everyoneElse)}
                print={version.alone[alone]}
              />
            ))}
        </BlockStack>
      </Card>
    </section>
  );
}

/** The tool, if some of its emails cannot choose a version by themselves. */
function oneVersionDialect(dialect: DialectName): OneVersionDialect | undefined {
  switch (dialect) {
    case "shopify-liquid":
    case "omnisend":
    case "campaign-refinery":
      return dialect;
    default:
      return undefined;
  }
}
