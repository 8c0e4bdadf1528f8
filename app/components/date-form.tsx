import { Form } from "@remix-run/react";
import { BlockStack, Button, TextField } from "@shopify/polaris";
import { useState } from "react";

/** Asks for a day and leads to what was then. */
export function DateForm({
  action,
  label,
  button,
  initial,
}: {
  readonly action: string;
  readonly label: string;
  readonly button: string;
  /** "2026-05-01", or nothing. */
  readonly initial: string;
}) {
  const [date, setDate] = useState(initial);
  return (
    <Form method="get" action={action}>
      <BlockStack gap="200" inlineAlign="start">
        <TextField
          label={label}
          name="date"
          type="date"
          value={date}
          autoComplete="off"
          onChange={setDate}
        />
        <Button submit>{button}</Button>
      </BlockStack>
    </Form>
  );
}
