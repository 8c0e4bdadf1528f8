/**
 * Why Shopify did not answer a call.
 *
 * - `throttled`, `unreachable`: it may answer later; we already waited as long as a call waits.
 * - `unauthorized`: the access token is not, or no longer, good. A person opening the app renews it.
 * - `refused`: it understood us and said no, which only a bug or a missing scope can cause.
 */
export type ShopifyFaultKind = "throttled" | "unreachable" | "unauthorized" | "refused";

/** A failed call to Shopify; the kind decides whether a job tries again later. */
export class ShopifyFault extends Error {
  readonly kind: ShopifyFaultKind;

  constructor(kind: ShopifyFaultKind, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "ShopifyFault";
    this.kind = kind;
  }
}
