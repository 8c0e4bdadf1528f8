import { describe, expect, test } from "vitest";
import { gatherBulkNodes, type BulkRoot } from "#app/shopify/bulk-nodes.server.ts";

async function* linesOf(...values: readonly unknown[]): AsyncGenerator<string> {
  for (const value of values) yield await Promise.resolve(JSON.stringify(value));
}

async function gather(...values: readonly unknown[]): Promise<BulkRoot[]> {
  const roots: BulkRoot[] = [];
  for await (const root of gatherBulkNodes(linesOf(...values))) roots.push(root);
  return roots;
}

describe("gathering a bulk result", () => {
  test("lines that name a parent are put under it, however deep", async () => {
    const [first, second] = await gather(
      { id: "order/1" },
      { id: "agreement/1", __parentId: "order/1" },
      { quantity: 2, __parentId: "agreement/1" },
      { id: "order/2" },
    );
    expect(first?.children[0]?.children[0]?.value).toMatchObject({ quantity: 2 });
    expect(second).toMatchObject({ value: { id: "order/2" }, children: [] });
  });

  test("an empty result has nothing in it", async () => {
    expect(await gather()).toEqual([]);
  });

  test("a change in any of its lines changes a thing's hash", async () => {
    const [one] = await gather({ id: "a" }, { quantity: 1, __parentId: "a" });
    const [other] = await gather({ id: "a" }, { quantity: 2, __parentId: "a" });
    expect(one?.hash).not.toBe(other?.hash);
  });

  test("a line without its parent is a fault", async () => {
    await expect(gather({ id: "a" }, { __parentId: "b" })).rejects.toThrow("did not come before");
  });
});
