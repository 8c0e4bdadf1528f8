import { shopifyFetch } from "./shopify-fetch.server.ts";
import { ShopifyFault } from "./shopify-fault.server.ts";

/** No line of Shopify's is near this; a result without line ends must not fill the memory. */
const LONGEST_LINE = 10_000_000;

/** Streams the lines of a file that Shopify gave an address for. Reads on only as lines are taken. */
export async function* streamLines(url: string): AsyncGenerator<string> {
  const response = await shopifyFetch(url).catch(notComing);
  if (!response.ok || !response.body) {
    throw new ShopifyFault("unreachable", `A bulk result was answered with ${response.status}`);
  }
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let rest = "";
  try {
    for (;;) {
      const { done, value } = await reader.read().catch(notComing);
      if (done) break;
      const lines = (rest + decoder.decode(value, { stream: true })).split("\n");
      rest = lines.pop() ?? "";
      if (rest.length > LONGEST_LINE) throw new ShopifyFault("refused", "A line has no end");
      yield* lines.filter((line) => line !== "");
    }
  } finally {
    // A stream that broke off says so once more; the fault that is thrown has said it.
    await reader.cancel().catch(() => undefined);
  }
  rest += decoder.decode();
  if (rest !== "") yield rest;
}

function notComing(cause: unknown): never {
  throw new ShopifyFault("unreachable", "A bulk result did not come", { cause });
}
