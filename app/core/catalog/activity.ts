import type { Moment } from "#app/core/calendar/moment.ts";

export const ACTIVITY_KINDS = ["email", "visit", "event"] as const;

export type ActivityKind = (typeof ACTIVITY_KINDS)[number];

/** What can happen to an email, in the order in which it does. */
export const EMAIL_ACTIONS = [
  "sent",
  "delivered",
  "opened",
  "clicked",
  "bounced",
  "marked_as_spam",
  "unsubscribed",
] as const;

export type EmailAction = (typeof EMAIL_ACTIONS)[number];

/** The source under which Shopify's own emails are told of. */
export const SHOPIFY_EMAIL = "shopify_email";

/** What an event's property may be called, so that a query can name it. */
export const PROPERTY_NAME = /^[A-Za-z0-9_]+(-+[A-Za-z0-9_]+)*$/;

/** What an event's property may hold. */
export type PropertyValue = string | number | boolean;

/** One thing a customer did, or that was done to an email to them. It never changes. */
export interface Activity {
  /** Who told of it, and its id there: together they name it. */
  readonly source: string;
  readonly id: string;
  readonly kind: ActivityKind;
  /** An email's action, an event's own name; "viewed" for a visit. */
  readonly name: string;
  readonly at: Moment;
  /** What all actions on one email share; absent for other kinds. */
  readonly message: string | undefined;
  readonly campaign: string | undefined;
  /** Where a click led. */
  readonly link: string | undefined;
  /** Done by a machine, as Apple's mail privacy opens emails, and no sign of a person. */
  readonly machine: boolean;
  /** Path of the page visited. */
  readonly page: string | undefined;
  readonly product: string | undefined;
  readonly collection: string | undefined;
  /** Whole seconds. */
  readonly dwell: number | undefined;
  readonly properties: Readonly<Record<string, PropertyValue>>;
}
