import { once } from "node:events";
import { createServer } from "node:net";

/** The first port from `from` on that nobody listens at. */
export async function freePort(from: number): Promise<number> {
  for (let port = from; port < from + 200; port += 1) {
    if (await isFree(port)) return port;
  }
  throw new Error(`No port from ${from} to ${from + 199} is free.`);
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  try {
    server.listen(port, "localhost");
    await once(server, "listening");
    return true;
  } catch {
    return false; // Being in use is the answer "no".
  } finally {
    server.close();
  }
}
