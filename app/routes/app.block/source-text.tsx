import "./source.css";

/** Text to read or copy as it is. It scrolls where it is long, so the keyboard must reach it. */
export function SourceText({ label, text }: { readonly label: string; readonly text: string }) {
  return (
    <pre className="source" role="region" aria-label={label} tabIndex={0}>
      {text}
    </pre>
  );
}
