import { z } from "zod";
import { Amount, minorUnits } from "./payload-fields.server.ts";

/** The shop's side of a `MoneyBag`. */
export const AdminMoney = z.object({
  shopMoney: z.object({ amount: Amount, currencyCode: z.string().regex(/^[A-Z]{3}$/) }),
});

export type AdminMoney = z.infer<typeof AdminMoney>;

export function adminUnits({ shopMoney }: AdminMoney): bigint {
  return minorUnits(shopMoney.amount, shopMoney.currencyCode);
}
