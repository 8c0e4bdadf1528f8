import { GraphQLError } from "graphql";

export interface PageArguments {
  readonly first?: number | null;
  readonly last?: number | null;
  readonly after?: string | null;
  readonly before?: string | null;
  readonly reverse?: boolean | null;
}

/** A list that GraphQL pages through and a bulk operation takes whole. */
export class Connection {
  readonly all: readonly unknown[];
  readonly #page: PageArguments;
  /** `customerSegmentMembers` alone has one. */
  readonly totalCount: number;

  constructor(all: readonly unknown[], page: PageArguments) {
    this.all = page.reverse === true ? all.toReversed() : all;
    this.#page = page;
    this.totalCount = all.length;
  }

  #slice(): { readonly from: number; readonly to: number } {
    const { first, last, after, before } = this.#page;
    if (typeof first !== "number" && typeof last !== "number") {
      throw new GraphQLError("you must provide one of first or last");
    }
    let from = typeof after !== "string" ? 0 : readCursor(after) + 1;
    let to = typeof before !== "string" ? this.all.length : readCursor(before);
    if (typeof first === "number") to = Math.min(to, from + first);
    else if (typeof last === "number") from = Math.max(from, to - last);
    return { from, to };
  }

  get nodes(): readonly unknown[] {
    const { from, to } = this.#slice();
    return this.all.slice(from, to);
  }

  get edges(): readonly { readonly cursor: string; readonly node: unknown }[] {
    const { from } = this.#slice();
    return this.nodes.map((node, index) => ({ cursor: toCursor(from + index), node }));
  }

  get pageInfo() {
    const { from, to } = this.#slice();
    return {
      hasNextPage: to < this.all.length,
      hasPreviousPage: from > 0,
      startCursor: to > from ? toCursor(from) : null,
      endCursor: to > from ? toCursor(to - 1) : null,
    };
  }
}

function toCursor(index: number): string {
  return Buffer.from(`at:${index}`).toString("base64url");
}

function readCursor(cursor: string): number {
  const [, index] = /^at:(\d+)$/.exec(Buffer.from(cursor, "base64url").toString()) ?? [];
  if (index === undefined) throw new GraphQLError("Invalid cursor for current pagination sort.");
  return Number(index);
}
