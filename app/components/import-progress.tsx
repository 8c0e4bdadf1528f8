import { BlockStack, Card, ProgressBar, Text } from "@shopify/polaris";
import { useWords } from "./shop-words.tsx";

export interface ImportProgressView {
  readonly phase: "waiting" | "exporting" | "reading" | "building";
  readonly ordersDone: number;
  /** `undefined` until Shopify has counted them. */
  readonly ordersTotal: number | undefined;
  readonly millisecondsLeft: number | undefined;
  readonly waitsFor: "access" | "repair" | undefined;
  readonly millisecondsToTry: number;
}

/** How far reading the shop's history has come. */
export function ImportProgress(progress: ImportProgressView) {
  const { say, format } = useWords();
  const { phase, ordersDone, ordersTotal, waitsFor } = progress;
  const percent = ordersTotal ? Math.min(100, Math.floor((100 * ordersDone) / ordersTotal)) : 0;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {say.home.importTitle}
        </Text>
        <ProgressBar progress={percent} tone="primary" size="small" />
        <BlockStack gap="100">
          <Text as="p">
            {ordersTotal === undefined
              ? say.home.importPhase[phase]
              : say.home.importOrders(format.number(ordersDone), format.number(ordersTotal))}
          </Text>
          <Text as="p" tone="subdued">
            {waitsFor === undefined ? <Going {...progress} /> : <Waiting {...progress} />}
          </Text>
        </BlockStack>
      </BlockStack>
    </Card>
  );
}

function Going({ phase, ordersTotal, millisecondsLeft }: ImportProgressView) {
  const { say, format } = useWords();
  return (
    <>
      {ordersTotal !== undefined && `${say.home.importPhase[phase]}. `}
      {millisecondsLeft !== undefined &&
        `${say.home.importTimeLeft(format.elapsed(millisecondsLeft))}. `}
      {say.home.importLeave}
    </>
  );
}

function Waiting({ waitsFor, millisecondsToTry }: ImportProgressView) {
  const { say, format } = useWords();
  if (waitsFor === "access") return say.home.importLostAccess;
  const isSoon = millisecondsToTry < 1_000;
  return `${say.home.importFailed} ${isSoon ? say.home.importAgainNow : say.home.importAgain(format.elapsed(millisecondsToTry))}`;
}
