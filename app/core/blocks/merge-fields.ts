/** What a merge field holds before it is written out. */
export type MergeFieldType = "text" | "number" | "money" | "date" | "url" | "list";

/** A customer value that a block can print: in the picker, a customer detail. */
export interface MergeField {
  readonly name: string;
  readonly type: MergeFieldType;
  /** Whether some customers have none, so that a `default` is called for. */
  readonly mayBeEmpty: boolean;
  /** What the picker and an empty preview show. */
  readonly sample: string;
  /** What each item of a list of things holds, the first of them always; items of other lists are texts. */
  readonly parts?: readonly MergeField[] | undefined;
}

/** A product as a block shows it. */
const PRODUCT_PARTS: readonly MergeField[] = [
  { name: "title", type: "text", mayBeEmpty: false, sample: "Regency Cakestand" },
  {
    name: "url",
    type: "url",
    mayBeEmpty: true,
    sample: "https://fruit.example/products/cakestand",
  },
  { name: "image", type: "url", mayBeEmpty: true, sample: "https://fruit.example/cakestand.png" },
  { name: "price", type: "money", mayBeEmpty: true, sample: "\u00a312.75" },
  { name: "quantity", type: "number", mayBeEmpty: false, sample: "2" },
];

const FIELDS: readonly MergeField[] = [
  { name: "first_name", type: "text", mayBeEmpty: true, sample: "Anna" },
  { name: "last_name", type: "text", mayBeEmpty: true, sample: "Schmidt" },
  { name: "orders_count", type: "number", mayBeEmpty: false, sample: "7" },
  { name: "amount_spent", type: "money", mayBeEmpty: false, sample: "\u00a3412.50" },
  { name: "first_order_date", type: "date", mayBeEmpty: true, sample: "3 March 2025" },
  { name: "last_order_date", type: "date", mayBeEmpty: true, sample: "12 October 2026" },
  { name: "customer_since", type: "date", mayBeEmpty: true, sample: "1 March 2025" },
  { name: "tags", type: "list", mayBeEmpty: true, sample: "wholesale, newsletter" },
  {
    name: "cart",
    type: "list",
    mayBeEmpty: true,
    sample: "Regency Cakestand, Jam Making Set",
    parts: PRODUCT_PARTS,
  },
  { name: "cart_url", type: "url", mayBeEmpty: true, sample: "https://fruit.example/recover/1" },
  { name: "shop_name", type: "text", mayBeEmpty: false, sample: "Fruit & Co" },
  { name: "shop_url", type: "url", mayBeEmpty: false, sample: "https://fruit.example" },
];

/** Every merge field by its name. */
export const MERGE_FIELDS: ReadonlyMap<string, MergeField> = new Map(
  FIELDS.map((field) => [field.name, field]),
);
