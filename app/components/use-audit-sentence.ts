import type { Moment } from "#app/core/calendar/moment.ts";
import { useWords } from "./shop-words.tsx";

/** What a check of memberships found. */
export interface AuditResult {
  readonly auditedAt: Moment;
  readonly isTonight: boolean;
  readonly differing: number;
}

/** Says what a check found, and when it was. */
export function useAuditSentence(): (audit: AuditResult) => string {
  const { say, format } = useWords();
  return ({ auditedAt, isTonight, differing }) => {
    const differences = format.number(differing);
    return isTonight
      ? say.audit.tonight(differences, differing)
      : say.audit.then(format.moment(auditedAt), differences, differing);
  };
}
