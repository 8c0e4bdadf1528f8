import type { Moment } from "#app/core/calendar/moment.ts";
import { parseArrayLiteral, type ArrayElement } from "#app/lib/array-literal.ts";
import { invariant } from "#app/lib/invariant.ts";

type Reader = (text: string) => unknown;

const asText: Reader = (text) => text;

/** Scalar types by OID, with the OID of their array. A type that is not here is read as text. */
const SCALARS: readonly { oid: number; array: number; read: Reader }[] = [
  { oid: 16, array: 1000, read: (text) => text === "t" },
  { oid: 17, array: 1001, read: readBytes },
  { oid: 20, array: 1016, read: BigInt },
  { oid: 21, array: 1005, read: Number },
  { oid: 23, array: 1007, read: Number },
  { oid: 26, array: 1028, read: Number },
  { oid: 700, array: 1021, read: Number },
  { oid: 701, array: 1022, read: Number },
  { oid: 114, array: 199, read: (text) => JSON.parse(text) as unknown },
  { oid: 3802, array: 3807, read: (text) => JSON.parse(text) as unknown },
  { oid: 1184, array: 1185, read: readInstant },
  // Arrays whose elements are text: name, text, bpchar, varchar, date, numeric, uuid.
  ...[1003, 1009, 1014, 1015, 1182, 1231, 2951].map((array) => ({ oid: 0, array, read: asText })),
];

const READERS = new Map<number, Reader>();
for (const { oid, array, read } of SCALARS) {
  READERS.set(oid, read);
  READERS.set(array, (text) => readElements(parseArrayLiteral(text), read));
}
READERS.delete(0);

/** How a column of the type is read from PostgreSQL's text form. */
export function columnReader(oid: number): Reader {
  return READERS.get(oid) ?? asText;
}

function readElements(elements: readonly ArrayElement[], read: Reader): unknown[] {
  return elements.map((element) => {
    if (element === null) return null;
    return typeof element === "string" ? read(element) : readElements(element, read);
  });
}

function readBytes(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text.slice(2), "hex"));
}

/** Both databases run in UTC: "2026-11-22 15:04:05.123+00". */
function readInstant(text: string): Moment {
  if (text === "infinity") return Number.POSITIVE_INFINITY;
  if (text === "-infinity") return Number.NEGATIVE_INFINITY;
  const moment = Date.parse(text.replace(" ", "T").replace(/\+00$/, "Z"));
  invariant(!Number.isNaN(moment), `an instant is in UTC and within four-digit years, not ${text}`);
  return moment;
}
