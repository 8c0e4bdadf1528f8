import type { EachPiece } from "./content.ts";
import type { LiquidTag } from "./liquid-piece.ts";
import { MERGE_FIELDS } from "./merge-fields.ts";
import { readName, type Reading, report } from "./reading.ts";

const ITEM_NAME = /^[a-z][a-z_]{0,30}$/;

/** Names that mean something in one template language or another. */
const RESERVED = new Set([
  "forloop",
  "person",
  "customer",
  "event",
  "shop",
  "data",
  "empty",
  "blank",
  "nil",
]);

/** Reads `{% for tag in tags limit:3 %}`, still without its body. */
export function readEach(
  reading: Reading,
  { loop, span }: LiquidTag,
): Omit<EachPiece, "body" | "empty"> | undefined {
  if (loop === undefined) {
    report(reading, { code: "outside-subset", span });
    return;
  }
  const { item, list, limit } = loop;
  const named = readName(reading, list);
  if (named === undefined) return undefined;
  if (named.kind === "item" || named.field.type !== "list") {
    const name = named.kind === "item" ? named.item : named.field.name;
    report(reading, { code: "not-a-list", name, span });
    return;
  }
  if (!isFreeName(item, reading)) {
    report(reading, { code: "bad-item-name", name: item, span });
    return;
  }
  if (limit !== undefined && !(Number.isInteger(limit) && limit > 0)) {
    report(reading, { code: "outside-subset", span });
    return;
  }
  return { kind: "each", list: { field: named.field, transforms: [] }, item, limit, span };
}

function isFreeName(name: string, { items }: Reading): boolean {
  const taken =
    MERGE_FIELDS.has(name) || RESERVED.has(name) || items.some(({ item }) => item === name);
  return !taken && ITEM_NAME.test(name);
}
