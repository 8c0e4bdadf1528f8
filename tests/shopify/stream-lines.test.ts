import { createServer, type ServerResponse } from "node:http";
import { expect, onTestFinished, test } from "vitest";
import { streamLines } from "#app/shopify/stream-lines.server.ts";
import { listening } from "#tests/support/listening.ts";

/** The address of a file that is answered so. */
async function answered(answer: (response: ServerResponse) => void): Promise<string> {
  const server = createServer((_request, response) => {
    answer(response);
  });
  onTestFinished(() => void server.close());
  return listening(server);
}

async function linesOf(url: string): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of streamLines(url)) lines.push(line);
  return lines;
}

test("lines come whole, however they were cut on the way, and the last needs no end", async () => {
  const url = await answered((response) => {
    response.write("on");
    setTimeout(() => response.end("e\n\ntwo\nthree"), 20);
  });
  expect(await linesOf(url)).toEqual(["one", "two", "three"]);
});

test("a result that is refused or breaks off is one that may come later", async () => {
  const refused = await answered((response) => response.writeHead(403).end());
  await expect(linesOf(refused)).rejects.toMatchObject({ kind: "unreachable" });

  const broken = await answered((response) => {
    response.write("one\ntw");
    setTimeout(() => response.destroy(), 20);
  });
  await expect(linesOf(broken)).rejects.toMatchObject({ kind: "unreachable" });
});
