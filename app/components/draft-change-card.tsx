import {
  BlockStack,
  Card,
  ChoiceList,
  InlineGrid,
  List,
  SkeletonBodyText,
  Text,
} from "@shopify/polaris";
import { useWords } from "./shop-words.tsx";

interface Person {
  readonly customer: string;
  readonly name: string;
}

/** Who would join and leave, were the change saved now. */
export interface DraftChange {
  readonly kind: "counted" | "estimated";
  readonly joins: number;
  readonly leaves: number;
  readonly joining: readonly Person[];
  readonly leaving: readonly Person[];
  /** What the segment is used in. */
  readonly blocks: readonly { readonly name: string }[];
  readonly readers: readonly { readonly name: string }[];
}

interface Choice {
  readonly arrivals: boolean;
  readonly onArrivals: (arrivals: boolean) => void;
}

/** What saving would do, before it is done; with the choice whether who joins has arrived. */
export function DraftChangeCard({
  change,
  ...choice
}: Choice & { readonly change: DraftChange | undefined }) {
  const { say } = useWords();
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {say.draft.changeTitle}
        </Text>
        {change === undefined ? (
          <SkeletonBodyText lines={3} />
        ) : (
          <Change change={change} {...choice} />
        )}
      </BlockStack>
    </Card>
  );
}

function Change({
  change: { kind, joins, leaves, joining, leaving, blocks, readers },
  arrivals,
  onArrivals,
}: Choice & { readonly change: DraftChange }) {
  const { say, format } = useWords();
  const { draft } = say;
  const usedIn = [...blocks, ...readers].map(({ name }) => name);
  const sayCount = (count: number) =>
    kind === "estimated" ? draft.estimated(format.number(count)) : format.number(count);
  return (
    <>
      {joins + leaves === 0 && <Text as="p">{draft.nothing}</Text>}
      {joins + leaves > 0 && (
        <InlineGrid columns={{ xs: 1, sm: 2 }} gap="400">
          <Movers title={draft.joins(sayCount(joins), joins)} count={joins} people={joining} />
          <Movers title={draft.leaves(sayCount(leaves), leaves)} count={leaves} people={leaving} />
        </InlineGrid>
      )}
      {usedIn.length > 0 && <Text as="p">{draft.usedIn(usedIn.join(", "))}</Text>}
      {joins > 0 && (
        <ChoiceList
          title={draft.arrivals(sayCount(joins), joins)}
          choices={[
            { value: "no", label: draft.arrivalsNo, helpText: draft.arrivalsNoHelp },
            { value: "yes", label: draft.arrivalsYes, helpText: draft.arrivalsYesHelp },
          ]}
          selected={[arrivals ? "yes" : "no"]}
          onChange={([chosen]) => {
            onArrivals(chosen === "yes");
          }}
        />
      )}
    </>
  );
}

function Movers({
  title,
  count,
  people,
}: {
  readonly title: string;
  readonly count: number;
  readonly people: readonly Person[];
}) {
  const { say, format } = useWords();
  const rest = count - people.length;
  return (
    <BlockStack gap="200">
      <Text as="h3" variant="headingSm">
        {title}
      </Text>
      <List>
        {people.map(({ customer, name }) => (
          <List.Item key={customer}>{name || say.segment.withoutName}</List.Item>
        ))}
        {rest > 0 && <List.Item>{say.draft.andMore(format.number(rest))}</List.Item>}
      </List>
    </BlockStack>
  );
}
