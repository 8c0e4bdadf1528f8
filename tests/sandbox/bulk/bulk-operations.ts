import { randomUUID } from "node:crypto";
import { createReadStream, createWriteStream, mkdtempSync, rmSync, type ReadStream } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { once } from "node:events";
import { setImmediate as nextTurn } from "node:timers/promises";
import type { GraphQLSchema } from "graphql";
import type { AdminContext } from "#tests/sandbox/graphql/admin-context.ts";
import { toGid } from "#tests/sandbox/graphql/gid.ts";
import { instant } from "#tests/sandbox/graphql/fields.ts";
import type { BulkOperation } from "./bulk-operation.ts";
import { compileBulkQuery, type BulkQuery } from "./compile-bulk-query.ts";
import { printNode } from "./print-node.ts";

/** As many at a time as Shopify runs for one app and shop. */
const MOST_AT_ONCE = 5;

/** Root objects written between two breaths, so that pages and deliveries are not held up. */
const BATCH = 200;

export class BulkOperations {
  readonly #schema: GraphQLSchema;
  readonly #context: () => AdminContext;
  readonly #address: () => string;
  readonly #directory = mkdtempSync(join(tmpdir(), "satsuma-sandbox-"));
  readonly #operations = new Map<number, BulkOperation>();
  readonly #taken = new Set<string>();

  /** `address` is where the sandbox is reached; results are served below it. */
  constructor(schema: GraphQLSchema, context: () => AdminContext, address: () => string) {
    this.#schema = schema;
    this.#context = context;
    this.#address = address;
  }

  find(id: number): BulkOperation | undefined {
    return this.#operations.get(id);
  }

  latest(): BulkOperation | undefined {
    return [...this.#operations.values()].at(-1);
  }

  run(text: string, grouped: boolean) {
    const query = compileBulkQuery(this.#schema, text);
    if (!query.ok) return { bulkOperation: null, userErrors: [toUserError(query.reason)] };
    const running = [...this.#operations.values()].filter(isUnderWay);
    if (running.length >= MOST_AT_ONCE) {
      const reason = "A bulk query operation for this app and shop is already in progress.";
      return {
        bulkOperation: null,
        userErrors: [{ ...toUserError(reason), code: "OPERATION_IN_PROGRESS" }],
      };
    }
    const { shop, now } = this.#context();
    const id = shop.nextId();
    const operation: BulkOperation = {
      id: toGid("BulkOperation", id),
      status: "CREATED",
      errorCode: null,
      createdAt: instant(now()),
      completedAt: null,
      objectCount: "0",
      rootObjectCount: "0",
      fileSize: null,
      url: null,
      partialDataUrl: null,
      query: text,
      type: "QUERY",
    };
    this.#operations.set(id, operation);
    void this.#write(operation, query.query, grouped).catch((fault: unknown) => {
      operation.status = "FAILED";
      operation.errorCode = "INTERNAL_SERVER_ERROR";
      console.error(fault);
    });
    return { bulkOperation: operation, userErrors: [] };
  }

  cancel(id: number) {
    const operation = this.#operations.get(id);
    if (!operation) {
      return { bulkOperation: null, userErrors: [toUserError("Bulk operation does not exist")] };
    }
    if (isUnderWay(operation)) operation.status = "CANCELED";
    return { bulkOperation: operation, userErrors: [] };
  }

  /** Whether a result was taken of a query that asks for this. */
  hasHandedOut(field: string): boolean {
    return [...this.#operations.values()].some(
      ({ query, url }) => query.includes(field) && url !== null && this.#taken.has(url),
    );
  }

  /** A result's bytes, by the name in its url. */
  open(file: string): ReadStream | undefined {
    this.#taken.add(`${this.#address()}/bulk/${file}`);
    return /^[0-9a-f-]{36}\.jsonl$/.test(file)
      ? createReadStream(join(this.#directory, file))
      : undefined;
  }

  close(): void {
    rmSync(this.#directory, { recursive: true, force: true });
  }

  async #write(operation: BulkOperation, query: BulkQuery, grouped: boolean): Promise<void> {
    operation.status = "RUNNING";
    const file = `${randomUUID()}.jsonl`;
    const stream = createWriteStream(join(this.#directory, file));
    const roots = query.roots(this.#context());
    let objects = 0;
    let size = 0;
    for (let from = 0; from < roots.length; from += BATCH) {
      const lines: string[] = [];
      const children: string[] = [];
      for (const root of roots.slice(from, from + BATCH)) {
        printNode(root, query.selection, { lines, children: grouped ? lines : children });
      }
      lines.push(...children);
      const text = lines.map((line) => `${line}\n`).join("");
      objects += lines.length;
      size += Buffer.byteLength(text);
      operation.objectCount = String(objects);
      operation.rootObjectCount = String(Math.min(from + BATCH, roots.length));
      if (!stream.write(text)) await once(stream, "drain");
      await nextTurn();
      if (!isUnderWay(operation)) break;
    }
    stream.end();
    await once(stream, "finish");
    operation.completedAt = instant(this.#context().now());
    if (!isUnderWay(operation)) return;
    operation.status = "COMPLETED";
    operation.fileSize = String(size);
    operation.url = objects === 0 ? null : `${this.#address()}/bulk/${file}`;
  }
}

function isUnderWay({ status }: BulkOperation): boolean {
  return status === "CREATED" || status === "RUNNING";
}

function toUserError(message: string) {
  return { field: ["query"], message, code: "INVALID" };
}
