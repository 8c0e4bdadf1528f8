import { z } from "zod";
import {
  type Activity,
  EMAIL_ACTIONS,
  PROPERTY_NAME,
  type PropertyValue,
} from "#app/core/catalog/activity.ts";

/** An activity as a program told it, read. */
export interface ToldActivity {
  /** Who did it: one of these two. */
  readonly customer: string | undefined;
  readonly email: string | undefined;
  readonly activity: Omit<Activity, "source">;
}

export type ReadEntry =
  | { readonly ok: true; readonly told: ToldActivity }
  | { readonly ok: false; readonly id: string | undefined; readonly reason: string };

const MOST_PROPERTIES = 20;
/** Beyond it a JavaScript number is not written digit by digit. */
const LARGEST = 1e15;

const text = (longest: number) =>
  z
    .string()
    .min(1)
    .max(longest)
    .refine((value) => !/\0|\p{Surrogate}/u.test(value), "holds characters that cannot be kept");

const id = z
  .union([z.string(), z.number().int().transform(String)])
  .transform((value) => value.split("/").at(-1) ?? "")
  .refine((value) => /^\d{1,18}$/.test(value), "is one of Shopify's ids");

const number = z
  .number()
  .refine(
    (value) => Math.abs(value) < LARGEST && !/e/.test(String(value)),
    "has more digits than can be compared exactly",
  );

const Common = {
  id: text(200),
  customer: id.optional(),
  email: z.string().min(3).max(320).optional(),
  at: z.iso.datetime({ offset: true, error: "is written as 2026-05-01T14:05:00Z" }),
};

const Email = z.strictObject({
  ...Common,
  type: z.literal("email"),
  action: z.enum(EMAIL_ACTIONS),
  campaign: text(200).optional(),
  message: text(200).optional(),
  link: text(500).optional(),
  machine: z.boolean().optional(),
});

const Visit = z.strictObject({
  ...Common,
  type: z.literal("visit"),
  page: text(500).optional(),
  productId: id.optional(),
  collectionId: id.optional(),
  dwell: z.number().int().min(0).max(86_400).optional(),
});

const Event = z.strictObject({
  ...Common,
  type: z.literal("event"),
  name: text(100),
  properties: z
    .record(
      z.string().max(40).regex(PROPERTY_NAME, "names are letters, digits, _ and -"),
      z.union([text(200).or(z.literal("")), number, z.boolean()]),
    )
    .refine(
      (properties) => Object.keys(properties).length <= MOST_PROPERTIES,
      `are at most ${MOST_PROPERTIES}`,
    )
    .optional(),
});

const Entry = z
  .discriminatedUnion("type", [Email, Visit, Event])
  .refine(
    ({ customer, email }) => (customer === undefined) !== (email === undefined),
    "names its customer either by `customer` or by `email`",
  );

/** Reads one entry as a program wrote it; what is wrong with it is its refusal. */
export function readEntry(entry: unknown): ReadEntry {
  const read = Entry.safeParse(entry);
  if (read.success) return { ok: true, told: toTold(read.data) };
  const named = z.object({ id: z.string() }).safeParse(entry);
  const reason = read.error.issues
    .map(({ path, message }) => [path.join("."), message].filter((part) => part !== "").join(": "))
    .join("; ");
  return { ok: false, id: named.success ? named.data.id.slice(0, 200) : undefined, reason };
}

function toTold(entry: z.infer<typeof Entry>): ToldActivity {
  return { customer: entry.customer, email: entry.email, activity: toActivity(entry) };
}

function toActivity(entry: z.infer<typeof Entry>): ToldActivity["activity"] {
  const common = { id: entry.id, at: Date.parse(entry.at), ...NOTHING };
  switch (entry.type) {
    case "email":
      return {
        ...common,
        kind: "email",
        name: entry.action,
        message: entry.message ?? entry.campaign ?? entry.id,
        campaign: entry.campaign,
        link: entry.link,
        machine: entry.machine ?? false,
      };
    case "visit":
      return {
        ...common,
        kind: "visit",
        name: "viewed",
        page: entry.page === undefined ? undefined : toPath(entry.page),
        product: entry.productId,
        collection: entry.collectionId,
        dwell: entry.dwell,
      };
    case "event":
      return { ...common, kind: "event", name: entry.name, properties: entry.properties ?? {} };
  }
}

const NOTHING = {
  message: undefined,
  campaign: undefined,
  link: undefined,
  machine: false,
  page: undefined,
  product: undefined,
  collection: undefined,
  dwell: undefined,
  properties: {} as Readonly<Record<string, PropertyValue>>,
};

/** A page is its path: what follows a question mark would make every visit another page. */
function toPath(page: string): string {
  const path = /^https?:\/\//i.test(page) && URL.canParse(page) ? new URL(page).pathname : page;
  return path.split(/[?#]/)[0] ?? path;
}
