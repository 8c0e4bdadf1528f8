import { BlockStack, Card, InlineStack, Text } from "@shopify/polaris";
import { useWords } from "#app/components/shop-words.tsx";
import { CustomerPicker } from "./customer-picker.tsx";
import type { BlockVersion } from "./versions-card.tsx";
import "./source.css";

export interface BlockPreview {
  readonly html: string;
  readonly customer: { readonly customer: string; readonly name: string } | undefined;
  readonly sees: string;
}

/** The block as one customer reads it. Its markup is shown in a frame of its own that can run nothing. */
export function PreviewCard({
  preview,
  versions,
}: {
  readonly preview: BlockPreview;
  readonly versions: readonly BlockVersion[];
}) {
  const { say } = useWords();
  const seen = versions.find(({ key }) => key === preview.sees);
  const segments = versions.flatMap(({ segment }) => segment ?? []);
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="baseline" gap="200">
          <Text as="h2" variant="headingMd">
            {say.blocks.preview}
          </Text>
          <Text as="p" tone="subdued">
            {say.blocks.seesVersion(seen?.name || say.blocks.everyoneElse)}
          </Text>
        </InlineStack>
        <CustomerPicker
          key={preview.customer?.customer ?? ""}
          segments={segments}
          chosen={preview.customer}
        />
        <iframe
          className="preview"
          title={say.blocks.preview}
          sandbox=""
          srcDoc={inDocument(preview.html)}
        />
      </BlockStack>
    </Card>
  );
}

/** What an email program would do: a plain sans-serif, dark on white. Links lead nowhere in a preview. */
function inDocument(html: string): string {
  const style = "body{margin:16px;font:15px/1.5 system-ui,sans-serif;color:#222;background:#fff}";
  return `<!doctype html><meta charset="utf-8"><style>${style}</style>${html}`;
}
