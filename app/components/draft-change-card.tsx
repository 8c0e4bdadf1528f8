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
  readonly blocks: readonly { readonly block: string; readonly name: string }[];
}

/** What saving would do, before it is done; with the choice whether who joins has arrived. */
export function DraftChangeCard({
  change,
  arrivals,
  onArrivals,
}: {
  readonly change: DraftChange | undefined;
  readonly arrivals: boolean;
  readonly onArrivals: (arrivals: boolean) => void;
}) {
  const { say, format } = useWords();
  const { draft } = say;
  const sayCount = (count: number) =>
    change?.kind === "estimated" ? draft.estimated(format.number(count)) : format.number(count);
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {draft.changeTitle}
        </Text>
        {change === undefined && <SkeletonBodyText lines={3} />}
        {change !== undefined && change.joins + change.leaves === 0 && (
          <Text as="p">{draft.nothing}</Text>
        )}
        {change !== undefined && change.joins + change.leaves > 0 && (
          <InlineGrid columns={{ xs: 1, sm: 2 }} gap="400">
            <Movers
              title={draft.joins(sayCount(change.joins), change.joins)}
              count={change.joins}
              people={change.joining}
            />
            <Movers
              title={draft.leaves(sayCount(change.leaves), change.leaves)}
              count={change.leaves}
              people={change.leaving}
            />
          </InlineGrid>
        )}
        {change !== undefined && change.blocks.length > 0 && (
          <Text as="p">{draft.usedIn(change.blocks.map(({ name }) => name).join(", "))}</Text>
        )}
        {change !== undefined && change.joins > 0 && (
          <ChoiceList
            title={draft.arrivals(sayCount(change.joins), change.joins)}
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
      </BlockStack>
    </Card>
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
