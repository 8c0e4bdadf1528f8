/** How an order came about. The codes took nothing off: the prices charged are those of the source. */
export interface OrderSale {
  readonly channel: string;
  readonly app: number;
  /** Of a sale in person. */
  readonly location: number | undefined;
  readonly codes: readonly string[];
}

const ONLINE_STORE = 580_111;
const POINT_OF_SALE = 129_785;
const DRAFT_ORDERS = 1_354_745;
const HARBOUR_SHOP = 65_340_000_001;

/** Made up from the order's number alone: one in ten was sold in the shop, one in seven with a code. */
export function inventSale(number: number): OrderSale {
  const codes = number % 7 === 0 ? [number % 2 === 0 ? "HARBOUR10" : "Spring5"] : [];
  if (number % 10 === 3) {
    return { channel: "pos", app: POINT_OF_SALE, location: HARBOUR_SHOP, codes };
  }
  const drafted = number % 20 === 9;
  return {
    channel: drafted ? "shopify_draft_order" : "web",
    app: drafted ? DRAFT_ORDERS : ONLINE_STORE,
    location: undefined,
    codes,
  };
}
