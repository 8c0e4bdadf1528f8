import { Button } from "@shopify/polaris";
import { useAppBridge } from "@shopify/app-bridge-react";
import { useWords } from "./shop-words.tsx";

/** Puts a text on the clipboard and says so. */
export function CopyButton({
  text,
  label,
}: {
  readonly text: string;
  /** "Copy" when left out. */
  readonly label?: string;
}) {
  const { say } = useWords();
  const bridge = useAppBridge();
  const copy = async () => {
    await copyText(text);
    bridge.toast.show(say.blocks.copied);
  };
  return <Button onClick={() => void copy()}>{label ?? say.blocks.copy}</Button>;
}

/** A frame may be denied the clipboard; copying what is selected is still allowed then. */
async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = document.createElement("textarea");
    area.value = text;
    document.body.append(area);
    area.select();
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- Nothing else copies without the permission.
    document.execCommand("copy");
    area.remove();
  }
}
