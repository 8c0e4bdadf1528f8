import type { ReachableBy } from "#app/db/segments/count-audience.server.ts";

/** How people are to be written to, and the observed value that says they may be. */
export const CHANNELS = {
  email: { attribute: "email_subscription_status", value: "SUBSCRIBED" },
  sms: { attribute: "sms_subscription_status", value: "SUBSCRIBED" },
} as const satisfies Record<string, ReachableBy>;

export type Channel = keyof typeof CHANNELS;
