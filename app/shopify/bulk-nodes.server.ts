import { createHash, type Hash } from "node:crypto";

/** A thing of a bulk result with what belongs to it, each as its line said it. */
export interface BulkNode {
  readonly value: unknown;
  readonly children: readonly BulkNode[];
}

/** A thing at the top of the result, and the SHA-256 of its lines. */
export interface BulkRoot extends BulkNode {
  readonly hash: string;
}

interface OpenNode extends BulkNode {
  readonly children: OpenNode[];
}

/**
 * Gathers the lines of a grouped bulk result into things, one at a time: only one thing is held.
 *
 * A line without `__parentId` begins a thing; every other names one of the thing's lines before it.
 */
export async function* gatherBulkNodes(lines: AsyncIterable<string>): AsyncGenerator<BulkRoot> {
  let root: OpenNode | undefined;
  let hash: Hash = createHash("sha256");
  let byId = new Map<string, OpenNode>();
  for await (const line of lines) {
    const value: unknown = JSON.parse(line);
    const node: OpenNode = { value, children: [] };
    const parentId = textAt(value, "__parentId");
    if (parentId === undefined) {
      if (root) yield { ...root, hash: hash.digest("hex") };
      root = node;
      hash = createHash("sha256");
      byId = new Map();
    } else {
      const parent = byId.get(parentId);
      if (!parent) throw new Error("A bulk result names a parent that did not come before");
      parent.children.push(node);
    }
    hash.update(line).update("\n");
    const id = textAt(value, "id");
    if (id !== undefined) byId.set(id, node);
  }
  if (root) yield { ...root, hash: hash.digest("hex") };
}

function textAt(value: unknown, key: string): string | undefined {
  if (typeof value !== "object" || value === null || !(key in value)) return undefined;
  const found: unknown = Reflect.get(value, key);
  return typeof found === "string" ? found : undefined;
}
