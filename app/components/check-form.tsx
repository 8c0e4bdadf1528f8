import { Form } from "@remix-run/react";
import { BlockStack, Button, TextField } from "@shopify/polaris";
import { useState } from "react";
import { useWords } from "./shop-words.tsx";

/** Asks for a customer and leads to why they are in a segment, or not. */
export function CheckForm({
  segment,
  initial,
}: {
  readonly segment: string;
  readonly initial: string;
}) {
  const { say } = useWords();
  const [text, setText] = useState(initial);
  return (
    <Form method="get" action={`/app/segments/${segment}/check`}>
      <BlockStack gap="200" inlineAlign="start">
        <TextField
          label={say.about.checkLabel}
          name="who"
          value={text}
          autoComplete="off"
          maxLength={200}
          onChange={setText}
        />
        <Button submit>{say.about.check}</Button>
      </BlockStack>
    </Form>
  );
}
