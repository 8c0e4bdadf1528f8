import { expect, test } from "vitest";
import { readSegmentForm } from "#app/components/segment-form.ts";

function filledIn(name: string, query = "number_of_orders > 1") {
  const form = new FormData();
  form.set("name", name);
  form.set("query", query);
  return readSegmentForm(form);
}

test("a name is trimmed and made fit to be kept", () => {
  expect(filledIn(" Re\0gulars\ud800 ")).toEqual({
    ok: true,
    draft: {
      name: "Regulars\ufffd",
      query: "number_of_orders > 1",
      keeping: "live",
      arrivals: false,
    },
  });
});

test("those who join count as arrivals only where a person says so", () => {
  const form = new FormData();
  form.set("name", "Regulars");
  form.set("query", "");
  form.set("arrivals", "yes");
  expect(readSegmentForm(form)).toMatchObject({ ok: true, draft: { arrivals: true } });
  form.set("arrivals", "perhaps");
  expect(readSegmentForm(form)).toMatchObject({ ok: false });
});

test("a name that is empty or too long is refused, and so is an endless query", () => {
  expect(filledIn(" \0 ")).toMatchObject({ ok: false, query: undefined });
  expect(filledIn("n".repeat(81))).toMatchObject({ ok: false, query: undefined });
  expect(filledIn("n", "n".repeat(10_001))).toMatchObject({ ok: false, name: undefined });
});
