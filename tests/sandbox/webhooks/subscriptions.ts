/** A topic the shop tells the app about. Those of the app's own configuration exist from the start. */
export interface WebhookSubscription {
  readonly id: number;
  /** "orders/create" */
  readonly topic: string;
  /** Relative to the app, or absolute. */
  readonly uri: string;
}
