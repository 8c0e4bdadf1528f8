import { Link } from "@shopify/polaris";
import { PageNote } from "./page-note.tsx";
import { type AuditResult, useAuditSentence } from "./use-audit-sentence.ts";

/** "Checked tonight: 0 differences", which opens what is behind it. */
export function AuditLine(audit: AuditResult) {
  const sentence = useAuditSentence();
  return (
    <PageNote>
      <Link monochrome removeUnderline url="/app/settings">
        {sentence(audit)}
      </Link>
    </PageNote>
  );
}
