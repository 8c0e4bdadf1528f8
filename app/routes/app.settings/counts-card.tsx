import { useFetcher } from "@remix-run/react";
import {
  BlockStack,
  Button,
  Card,
  Checkbox,
  ChoiceList,
  InlineStack,
  Text,
} from "@shopify/polaris";
import { useState } from "react";
import type { OrderPolicy } from "#app/core/commerce/order-policy.ts";
import { useWords } from "#app/components/shop-words.tsx";

const RULES = [
  "countPos",
  "countZeroValue",
  "countUnpaid",
  "countCancelled",
  "countTest",
] as const satisfies readonly (keyof OrderPolicy)[];

/** What counts as an order: the rules that every number follows, to be changed. */
export function CountsCard({ policy }: { readonly policy: OrderPolicy }) {
  const { say } = useWords();
  const [draft, setDraft] = useState(policy);
  const { Form, state } = useFetcher({ key: "order-policy" });
  const isChanged = RULES.some((rule) => draft[rule] !== policy[rule]);
  return (
    <Card>
      <Form method="post">
        <BlockStack gap="300">
          <Text as="h2" variant="headingMd">
            {say.settings.countsTitle}
          </Text>
          <Text as="p">{say.settings.countsText}</Text>
          <BlockStack gap="100">
            {RULES.map((rule) => (
              <Checkbox
                key={rule}
                name={rule}
                value="on"
                label={say.settings.policy[rule]}
                checked={draft[rule]}
                onChange={(ticked) => {
                  setDraft({ ...draft, [rule]: ticked });
                }}
              />
            ))}
          </BlockStack>
          <Text as="p" tone="subdued">
            {say.settings.money}
          </Text>
          {isChanged && <Since isSaving={state !== "idle"} />}
        </BlockStack>
      </Form>
    </Card>
  );
}

/** From when the changed rules hold, and the button. */
function Since({ isSaving }: { readonly isSaving: boolean }) {
  const { say } = useWords();
  const [since, setSince] = useState<string[]>(["now"]);
  return (
    <BlockStack gap="300">
      <ChoiceList
        name="since"
        title={say.settings.sinceTitle}
        choices={[
          { value: "now", label: say.settings.sinceNow, helpText: say.settings.sinceNowText },
          {
            value: "always",
            label: say.settings.sinceAlways,
            helpText: say.settings.sinceAlwaysText,
          },
        ]}
        selected={since}
        onChange={setSince}
      />
      <InlineStack>
        <Button submit variant="primary" loading={isSaving}>
          {say.settings.saveRules}
        </Button>
      </InlineStack>
    </BlockStack>
  );
}
