import { useFetcher } from "@remix-run/react";
import { Badge, BlockStack, Box, Card, InlineStack, Link, Text } from "@shopify/polaris";
import { useEffect } from "react";
import { CATEGORIES, type Category, type Goal } from "#app/core/gallery/preset.ts";
import { QuerySentence } from "#app/components/query-sentence.tsx";
import { RecordsTable } from "#app/components/records-table.tsx";
import { useWords } from "#app/components/shop-words.tsx";
import type { Format } from "#app/i18n/format.ts";
import type { Messages } from "#app/i18n/messages.en.ts";

type PresetCount =
  | { readonly kind: "counted"; readonly count: number }
  | { readonly kind: "estimated"; readonly count: number }
  | { readonly kind: "needs"; readonly needs: readonly string[] }
  | { readonly kind: "open" };

interface ShownPreset {
  readonly key: string;
  readonly name: string;
  readonly query: string;
  readonly goal: Goal;
  readonly category: Category;
  readonly kind: "live" | "static";
  readonly count: PresetCount;
}

/** The gallery, counted after the page is there: choosing a preset fills the editor. */
export function GalleryCard() {
  const { say } = useWords();
  const { load, data } = useFetcher<{ presets: readonly ShownPreset[] }>({ key: "gallery" });
  useEffect(() => {
    load("/app/segments/gallery");
  }, [load]);
  return (
    <Card padding="0">
      <Box padding="400">
        <BlockStack gap="200">
          <Text as="h2" variant="headingMd">
            {say.gallery.title}
          </Text>
          <Text as="p">{data === undefined ? say.gallery.loading : say.gallery.text}</Text>
        </BlockStack>
      </Box>
      {data !== undefined &&
        CATEGORIES.map((category) => (
          <Presets
            key={category}
            category={category}
            presets={data.presets.filter((preset) => preset.category === category)}
          />
        ))}
    </Card>
  );
}

function Presets({
  category,
  presets,
}: {
  readonly category: Category;
  readonly presets: readonly ShownPreset[];
}) {
  const { say, format } = useWords();
  if (presets.length === 0) return null;
  return (
    <>
      <Box paddingInline="400" paddingBlockStart="300">
        <Text as="h3" variant="headingSm">
          {say.gallery.category[category]}
        </Text>
      </Box>
      <RecordsTable
        caption={say.gallery.category[category]}
        records={presets}
        keyOf={({ key }) => key}
        columns={[
          { heading: say.segments.name, cell: (preset) => <Name preset={preset} /> },
          {
            heading: say.segments.conditions,
            kind: "prose",
            cell: ({ query }) => <QuerySentence text={query} />,
          },
          {
            heading: say.segments.size,
            kind: "amount",
            cell: ({ count }) => sayCount(count, say, format),
          },
        ]}
      />
    </>
  );
}

function Name({ preset }: { readonly preset: ShownPreset }) {
  const { say } = useWords();
  const { key, name, kind, goal } = preset;
  return (
    <InlineStack gap="200">
      <Link removeUnderline url={`/app/segments/new?preset=${key}`}>
        {name}
      </Link>
      {kind === "static" && <Badge>{say.gallery.snapshot}</Badge>}
      <Badge>{say.gallery.goal[goal]}</Badge>
    </InlineStack>
  );
}

function sayCount(count: PresetCount, { gallery }: Messages, format: Format): string {
  switch (count.kind) {
    case "counted":
      return format.number(count.count);
    case "estimated":
      return `\u2248 ${format.number(count.count)}`;
    case "needs":
      return gallery.needs(count.needs.join(", "));
    case "open":
      return gallery.choose;
  }
}
