import type { IncomingMessage } from "node:http";

const LONGEST = 1_000_000;

export type Fields = Readonly<Record<string, unknown>>;

/** The body of a request, sent as JSON or as a form. */
export async function readFields(request: IncomingMessage): Promise<Fields> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LONGEST) throw new Error("The body is too long.");
    chunks.push(chunk);
  }
  const text = Buffer.concat(chunks).toString("utf8");
  if (text === "") return {};
  const isJson = request.headers["content-type"]?.startsWith("application/json") ?? false;
  if (!isJson) return Object.fromEntries(new URLSearchParams(text));
  const value: unknown = JSON.parse(text);
  return typeof value === "object" && value !== null ? (value as Fields) : {};
}
