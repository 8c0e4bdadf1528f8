import {
  Banner,
  BlockStack,
  Card,
  InlineStack,
  List,
  SkeletonBodyText,
  Text,
} from "@shopify/polaris";
import { sayWarning } from "#app/i18n/say-warning.ts";
import { DraftChangeCard } from "./draft-change-card.tsx";
import type { DraftDetails } from "./draft-details.ts";
import { QuerySentence } from "./query-sentence.tsx";
import { useWords } from "./shop-words.tsx";
import { useDraftDetails } from "./use-draft-details.ts";

/** What stands beside the conditions: whom they reach, step by step, some people, and what saving would do. */
export function DraftCards({
  text,
  isSound,
  edited,
}: {
  readonly text: string;
  readonly isSound: boolean;
  /** The segment that is edited and whether its conditions were changed; `undefined` for a new one. */
  readonly edited:
    | {
        readonly segment: string;
        readonly isChanged: boolean;
        readonly arrivals: boolean;
        readonly onArrivals: (arrivals: boolean) => void;
      }
    | undefined;
}) {
  const segment = edited?.isChanged === true ? edited.segment : "";
  const found = useDraftDetails(text, { isSound, segment });
  if (!isSound || found === "none") return null;
  const details = found === "waiting" ? undefined : found;
  return (
    <BlockStack gap="400">
      {edited?.isChanged === true && (
        <DraftChangeCard
          change={details?.change}
          arrivals={edited.arrivals}
          onArrivals={edited.onArrivals}
        />
      )}
      <DetailsCard details={details} />
    </BlockStack>
  );
}

function DetailsCard({ details }: { readonly details: DraftDetails | undefined }) {
  const { say, format } = useWords();
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {say.draft.aboutTitle}
        </Text>
        {details === undefined ? (
          <>
            <Text as="p" tone="subdued">
              {say.draft.waiting}
            </Text>
            <SkeletonBodyText lines={4} />
          </>
        ) : (
          <>
            {details.warnings.length > 0 && (
              <Banner tone="warning">
                <List>
                  {details.warnings.map((warning) => (
                    <List.Item key={warning.code}>
                      {sayWarning(say, format, { ...warning, name: "" })}
                    </List.Item>
                  ))}
                </List>
              </Banner>
            )}
            <Reach details={details} />
            <Steps details={details} />
            <Sample sample={details.sample} />
          </>
        )}
      </BlockStack>
    </Card>
  );
}

function Reach({ details }: { readonly details: DraftDetails }) {
  const { say } = useWords();
  return (
    <InlineStack gap="600">
      <Figure heading={say.draft.emailed} count={details.emailed} kind={details.kind} />
      <Figure heading={say.draft.texted} count={details.texted} kind={details.kind} />
    </InlineStack>
  );
}

function Figure({
  heading,
  count,
  kind,
}: {
  readonly heading: string;
  readonly count: number | undefined;
  readonly kind: DraftDetails["kind"];
}) {
  const { say, format } = useWords();
  return (
    <BlockStack gap="100">
      <Text as="p" tone="subdued">
        {heading}
      </Text>
      <Text as="p" variant={count === undefined ? "bodyMd" : "headingMd"} numeric>
        {count === undefined ? say.draft.unknown : sayCount(count, kind, say.draft, format)}
      </Text>
    </BlockStack>
  );
}

function Steps({ details: { kind, customers, steps } }: { readonly details: DraftDetails }) {
  const { say, format } = useWords();
  return (
    <BlockStack gap="200">
      <Text as="h3" variant="headingSm">
        {say.draft.stepsTitle}
      </Text>
      <List>
        <List.Item>
          {say.draft.everyone}: {sayCount(customers, kind, say.draft, format)}
        </List.Item>
        {steps
          .filter(({ text }) => text !== undefined || steps.length > 1)
          .map(({ text, count }, place) => (
            <List.Item key={place}>
              {text === undefined ? say.draft.otherConditions : <QuerySentence text={text} />}:{" "}
              <Text as="span" fontWeight="semibold" numeric>
                {sayCount(count, kind, say.draft, format)}
              </Text>
            </List.Item>
          ))}
      </List>
    </BlockStack>
  );
}

function Sample({ sample }: { readonly sample: DraftDetails["sample"] }) {
  const { say } = useWords();
  return (
    <BlockStack gap="200">
      <Text as="h3" variant="headingSm">
        {say.draft.sampleTitle}
      </Text>
      <Text as="p">
        {sample.length === 0
          ? say.draft.sampleNone
          : sample.map(({ name }) => name || say.segment.withoutName).join(", ")}
      </Text>
    </BlockStack>
  );
}

function sayCount(
  count: number,
  kind: DraftDetails["kind"],
  words: { readonly estimated: (count: string) => string },
  format: { readonly number: (value: number) => string },
): string {
  return kind === "estimated" ? words.estimated(format.number(count)) : format.number(count);
}
