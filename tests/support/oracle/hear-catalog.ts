import { hearMention } from "./hear-customer.ts";
import type { Heard } from "./heard.ts";
import { at, idAt, momentAt, textAt } from "./lossless-json.ts";
import type { Told } from "./told.ts";

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
  });
  hearMention(told, at(body, "customer"), created);
}

/** products/create, update: of a product only its tags matter to a query. They come as one text. */
export function hearProduct(told: Told, { body, stamp }: Heard): void {
  const tags = (textAt(body, "tags") ?? "").split(",").map((tag) => tag.trim().toLowerCase());
  told.products.push({
    product: idAt(body, "id") ?? "",
    stamp,
    tags: new Set(tags.filter((tag) => tag !== "")),
  });
}
