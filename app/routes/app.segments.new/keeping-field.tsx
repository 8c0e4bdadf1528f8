import { Select } from "@shopify/polaris";
import { useState } from "react";
import { KEEPINGS } from "#app/components/segment-form.ts";
import { useWords } from "#app/components/shop-words.tsx";

/** Whether the new segment keeps itself true, or is a snapshot. */
export function KeepingField({ suggested }: { readonly suggested: (typeof KEEPINGS)[number] }) {
  const { gallery } = useWords().say;
  const [keeping, setKeeping] = useState<string>(suggested);
  return (
    <Select
      label={gallery.keepingLabel}
      name="keeping"
      value={keeping}
      options={KEEPINGS.map((value) => ({ value, label: gallery.keeping[value] }))}
      onChange={setKeeping}
    />
  );
}
