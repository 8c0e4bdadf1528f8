import { readDecimal } from "./decimal.ts";
import { hearMention } from "./hear-customer.ts";
import type { Heard } from "./heard.ts";
import { at, idAt, listAt, momentAt, textAt, type Json } from "./lossless-json.ts";
import type { CheckoutReading, Told } from "./told.ts";

/** checkouts/create, update: a whole checkout, known by its token; its deletion names its id. */
export function hearCheckout(told: Told, { body, stamp }: Heard): void {
  const created = momentAt(body, "created_at") ?? Number.NaN;
  told.checkouts.push({
    token: textAt(body, "token") ?? "",
    id: idAt(body, "id"),
    stamp,
    customer: idAt(body, "customer", "id"),
    created,
    completed: momentAt(body, "completed_at"),
    ...amountIn(body),
    lines: listAt(body, "line_items").map((line) => ({
      product: idAt(line, "product_id"),
      title: textAt(line, "title"),
      sku: textAt(line, "sku"),
      quantity: Number(textAt(line, "quantity")),
    })),
  });
  hearMention(told, at(body, "customer"), created);
}

/** Only where customer and shop pay in one currency is it known what the shop's money is. */
function amountIn(body: Json): Pick<CheckoutReading, "amount" | "currency"> {
  const [amount, currency] = [textAt(body, "total_price"), textAt(body, "currency")];
  const known =
    amount !== undefined && currency === (textAt(body, "presentment_currency") ?? currency);
  return known ? { amount: readDecimal(amount), currency } : { amount: undefined, currency };
}

/** products/create, update. Tags come as one text, and collections not at all. */
export function hearProduct(told: Told, { body, stamp }: Heard): void {
  const tags = (textAt(body, "tags") ?? "").split(",").map((tag) => tag.trim().toLowerCase());
  told.products.push({
    product: idAt(body, "id") ?? "",
    stamp,
    tags: new Set(tags.filter((tag) => tag !== "")),
    vendor: textAt(body, "vendor"),
    type: textAt(body, "product_type"),
    categories: categoriesIn(body),
  });
}

function categoriesIn(body: Json): ReadonlySet<string> | undefined {
  if (body === null || typeof body !== "object" || !("category" in body)) return undefined;
  const names = (textAt(body, "category", "full_name") ?? "").split(" > ");
  const reached = names.map((_, index) => names.slice(0, index + 1).join(" > "));
  return new Set(reached.filter((name) => name !== ""));
}
