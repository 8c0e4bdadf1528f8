import { z } from "zod";
import type { Moment } from "#app/core/calendar/moment.ts";
import type { OrderPolicy } from "#app/core/commerce/order-policy.ts";

/** The versioned inputs of a shop, by name, each with what it holds. */
export interface SettingValues {
  readonly order_policy: OrderPolicy;
  /** IANA name. */
  readonly time_zone: string;
  /** ISO 4217. */
  readonly currency: string;
}

export type Setting = keyof SettingValues;

/** One version: in force from its moment until the next one's. */
export interface SettingVersion<S extends Setting = Setting> {
  readonly setting: S;
  readonly from: Moment;
  readonly value: SettingValues[S];
}

const OrderPolicySchema = z.object({
  countTest: z.boolean(),
  countCancelled: z.boolean(),
  countPos: z.boolean(),
  countZeroValue: z.boolean(),
  countUnpaid: z.boolean(),
});

/** How each setting's JSON is read back. */
export const SETTING_READERS: {
  readonly [S in Setting]: (value: unknown) => SettingValues[S];
} = {
  order_policy: (value) => OrderPolicySchema.parse(value),
  time_zone: (value) => z.string().parse(value),
  currency: (value) => z.string().parse(value),
};
