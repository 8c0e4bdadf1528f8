import { Card } from "@shopify/polaris";
import { CardTitle } from "#app/components/card-title.tsx";
import { RecordsTable } from "#app/components/records-table.tsx";
import { useWords } from "#app/components/shop-words.tsx";

export interface Reach {
  readonly customers: number;
  readonly withEmail: number;
  /** `undefined` where the shop has told nothing of anybody's consent. */
  readonly emailSubscribed: number | undefined;
  readonly smsSubscribed: number | undefined;
}

/** Who can be written to, step by step; a step that is not known says what it needs. */
export function ReachCard({ reach }: { readonly reach: Reach }) {
  const { say, format } = useWords();
  const { about } = say;
  const steps = [
    { name: about.reach.customers, count: reach.customers, needs: "" },
    { name: about.reach.withEmail, count: reach.withEmail, needs: "" },
    { name: about.reach.subscribed, count: reach.emailSubscribed, needs: about.needsConsent },
    { name: about.reach.deliverable, count: undefined, needs: about.needsBounces },
    { name: about.reach.notMailed, count: undefined, needs: about.needsSends },
    { name: about.reach.texts, count: reach.smsSubscribed, needs: about.needsConsent },
  ];
  const shareOf = (count: number) => format.share(count / (reach.customers || 1));
  const sayCount = (count: number) =>
    count === reach.customers
      ? format.number(count)
      : `${format.number(count)} (${shareOf(count)})`;
  return (
    <Card padding="0">
      <CardTitle title={about.reachTitle} />
      <RecordsTable
        caption={about.reachTitle}
        records={steps}
        keyOf={({ name }) => name}
        columns={[
          { heading: about.reachStep, cell: ({ name }) => name },
          {
            heading: about.size,
            kind: "amount",
            cell: ({ count, needs }) =>
              count === undefined ? <span className="note">{needs}</span> : sayCount(count),
          },
        ]}
      />
    </Card>
  );
}
