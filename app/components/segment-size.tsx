import { Badge, Text } from "@shopify/polaris";
import { useWords } from "./shop-words.tsx";

/** How many customers are in a segment. While it is first being counted it says so: never 0 instead. */
export function SegmentSize({
  members,
  isBuilding,
  needs,
}: {
  readonly members: number | undefined;
  readonly isBuilding: boolean;
  /** What it asks for that nothing answers yet. */
  readonly needs: readonly string[];
}) {
  const { say, format } = useWords();
  if (needs.length > 0) return <span className="note">{say.segments.needs(needs.join(", "))}</span>;
  if (members === undefined) return <Badge tone="info">{say.segments.building}</Badge>;
  return (
    <>
      <Text as="span" fontWeight="semibold" numeric>
        {format.number(members)}
      </Text>
      {isBuilding && <Badge tone="info">{say.segments.building}</Badge>}
    </>
  );
}
