import fc from "fast-check";
import { expect, test } from "vitest";
import {
  hashEmail,
  makeWrappedKey,
  openBytes,
  openText,
  sealBytes,
  sealText,
  unwrapKey,
} from "#app/db/crypto/shop-key.server.ts";

const place = { column: "customer.email", row: "42" };
const key = unwrapKey(1n, makeWrappedKey(1n));

test("what is sealed opens at its place", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect(openBytes(key, place, sealBytes(key, place, bytes))).toEqual(bytes);
    }),
  );
  expect(openText(key, place, sealText(key, place, "Zoë 🍊"))).toBe("Zoë 🍊");
});

test("sealing the same twice gives different bytes, both beginning with the key's id", () => {
  const [one, two] = [sealText(key, place, "a"), sealText(key, place, "a")];
  expect(one).not.toEqual(two);
  expect(one.subarray(0, 4)).toEqual(new Uint8Array(key.sealing.id));
});

test.each([
  ["another row", { ...place, row: "43" }],
  ["another column", { ...place, column: "customer.phone" }],
])("sealed bytes moved to %s do not open", (_, elsewhere) => {
  expect(() => openText(key, elsewhere, sealText(key, place, "a"))).toThrow("another place");
});

test("another shop's key opens nothing, nor does one shop's wrapped key serve another", () => {
  const other = unwrapKey(2n, makeWrappedKey(2n));
  expect(() => openText(other, place, sealText(key, place, "a"))).toThrow("another key");
  expect(() => openText({ ...key, shop: 2n }, place, sealText(key, place, "a"))).toThrow();
  expect(() => unwrapKey(2n, makeWrappedKey(1n))).toThrow("another place");
});

test("changing any byte keeps it shut", () => {
  const sealed = sealText(key, place, "ada@example.com");
  for (const index of sealed.keys()) {
    const changed = sealed.map((byte, at) => (at === index ? byte ^ 1 : byte));
    expect(() => openText(key, place, changed)).toThrow();
  }
  expect(() => openText(key, place, sealed.subarray(0, 20))).toThrow("cut short");
});

test("the email hash ignores outer space and case, and differs between shops", () => {
  expect(hashEmail(key, " Ada@Example.com ")).toEqual(hashEmail(key, "ada@example.com"));
  expect(hashEmail(key, "ada@example.com")).not.toEqual(hashEmail(key, "bob@example.com"));
  const other = unwrapKey(2n, makeWrappedKey(2n));
  expect(hashEmail(other, "ada@example.com")).not.toEqual(hashEmail(key, "ada@example.com"));
});
