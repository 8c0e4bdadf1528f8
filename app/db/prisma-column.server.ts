import { ColumnTypeEnum, type ColumnType } from "@prisma/driver-adapter-utils";
import { parseArrayLiteral, type ArrayElement } from "#app/lib/array-literal.ts";

/** How Prisma calls a column's type, and the form it wants the values in. */
export interface PrismaColumn {
  readonly type: ColumnType;
  readonly read: (text: string) => unknown;
}

const T = ColumnTypeEnum;
const asText = (text: string): string => text;

/** The scalar types by OID, with the OID of their array and what Prisma calls each. */
const SCALARS: readonly (PrismaColumn & {
  readonly oid: number;
  readonly array: number;
  readonly arrayType: ColumnType;
})[] = [
  scalar([16, 1000], [T.Boolean, T.BooleanArray], (text) => text === "t"),
  scalar([17, 1001], [T.Bytes, T.BytesArray], (text) => [...Buffer.from(text.slice(2), "hex")]),
  scalar([20, 1016], [T.Int64, T.Int64Array]),
  scalar([21, 1005], [T.Int32, T.Int32Array], Number),
  scalar([23, 1007], [T.Int32, T.Int32Array], Number),
  scalar([26, 1028], [T.Int64, T.Int64Array]),
  scalar([114, 199], [T.Json, T.JsonArray]),
  scalar([700, 1021], [T.Float, T.FloatArray], Number),
  scalar([701, 1022], [T.Double, T.DoubleArray], Number),
  scalar([1082, 1182], [T.Date, T.DateArray]),
  scalar([1184, 1185], [T.DateTime, T.DateTimeArray], toIsoInstant),
  scalar([1700, 1231], [T.Numeric, T.NumericArray]),
  scalar([2950, 2951], [T.Uuid, T.UuidArray]),
  scalar([3802, 3807], [T.Json, T.JsonArray]),
  scalar([18, 1002], [T.Character, T.CharacterArray]),
  // name, text, bpchar, varchar: the catalogs that Prisma's migrations look into use them all.
  ...[
    [19, 1003],
    [25, 1009],
    [1042, 1014],
    [1043, 1015],
  ].map(([oid = 0, array = 0]) => scalar([oid, array], [T.Text, T.TextArray])),
];

const COLUMNS = new Map<number, PrismaColumn>();
for (const { oid, array, type, arrayType, read } of SCALARS) {
  COLUMNS.set(oid, { type, read });
  COLUMNS.set(array, {
    type: arrayType,
    read: (text) => readElements(parseArrayLiteral(text), read),
  });
}

/** The column's type for Prisma; one it does not know is text. */
export function prismaColumn(oid: number): PrismaColumn {
  return COLUMNS.get(oid) ?? { type: T.Text, read: asText };
}

function scalar(
  [oid, array]: [number, number],
  [type, arrayType]: [ColumnType, ColumnType],
  read: (text: string) => unknown = asText,
): (typeof SCALARS)[number] {
  return { oid, array, type, arrayType, read };
}

function readElements(elements: readonly ArrayElement[], read: PrismaColumn["read"]): unknown[] {
  return elements.map((element) => {
    if (element === null) return null;
    return typeof element === "string" ? read(element) : readElements(element, read);
  });
}

/** Both databases run in UTC. */
function toIsoInstant(text: string): string {
  return text.replace(" ", "T").replace(/\+00$/, "+00:00");
}
