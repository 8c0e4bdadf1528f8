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
}

const FIELDS: readonly MergeField[] = [
  { name: "first_name", type: "text", mayBeEmpty: true, sample: "Anna" },
  { name: "last_name", type: "text", mayBeEmpty: true, sample: "Schmidt" },
  { name: "orders_count", type: "number", mayBeEmpty: false, sample: "7" },
  { name: "amount_spent", type: "money", mayBeEmpty: false, sample: "\u00a3412.50" },
  { name: "first_order_date", type: "date", mayBeEmpty: true, sample: "3 March 2025" },
  { name: "last_order_date", type: "date", mayBeEmpty: true, sample: "12 October 2026" },
  { name: "customer_since", type: "date", mayBeEmpty: true, sample: "1 March 2025" },
  { name: "tags", type: "list", mayBeEmpty: true, sample: "wholesale, newsletter" },
  { name: "shop_name", type: "text", mayBeEmpty: false, sample: "Fruit & Co" },
  { name: "shop_url", type: "url", mayBeEmpty: false, sample: "https://fruit.example" },
];

/** Every merge field by its name. */
export const MERGE_FIELDS: ReadonlyMap<string, MergeField> = new Map(
  FIELDS.map((field) => [field.name, field]),
);
