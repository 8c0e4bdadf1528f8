import { BlockStack, Card, ProgressBar, Text } from "@shopify/polaris";
import { useWords } from "./shop-words.tsx";

export interface ImportProgressView {
  readonly phase: "waiting" | "exporting" | "reading" | "building";
  readonly ordersDone: number;
  /** `undefined` until Shopify has counted them. */
  readonly ordersTotal: number | undefined;
  readonly millisecondsLeft: number | undefined;
  readonly hasFailed: boolean;
}

/** How far reading the shop's history has come. */
export function ImportProgress(progress: ImportProgressView) {
  const { say, format } = useWords();
  const { phase, ordersDone, ordersTotal, millisecondsLeft, hasFailed } = progress;
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
            {hasFailed && say.home.importFailed}
            {!hasFailed && ordersTotal !== undefined && `${say.home.importPhase[phase]}. `}
            {!hasFailed &&
              millisecondsLeft !== undefined &&
              `${say.home.importTimeLeft(format.elapsed(millisecondsLeft))}. `}
            {!hasFailed && say.home.importLeave}
          </Text>
        </BlockStack>
      </BlockStack>
    </Card>
  );
}
