import { connect, type Socket } from "node:net";
import { setTimeout as wait } from "node:timers/promises";

/** The bytes of a request, each time another. */
export type NextRequest = () => Buffer;

const CONNECTIONS = 32;

/** Keeps some connections busy, each sending when it is answered. Answers the requests done in a second. */
export async function measureMaximum(
  port: number,
  next: NextRequest,
  milliseconds: number,
): Promise<number> {
  const sockets = await openConnections(port);
  const began = performance.now();
  const until = began + milliseconds;
  let done = 0;
  await Promise.all(
    sockets.map(async (socket) => {
      while (performance.now() < until) {
        await ask(socket, next());
        done += 1;
      }
    }),
  );
  const took = performance.now() - began;
  for (const socket of sockets) socket.destroy();
  return done / (took / 1_000);
}

/**
 * Sends at a steady rate, whether or not earlier ones were answered. Answers each one's milliseconds
 * from when it was due, so that a stall counts for all that it held up.
 */
export async function measureDelays(
  port: number,
  next: NextRequest,
  { rate, milliseconds }: { readonly rate: number; readonly milliseconds: number },
): Promise<number[]> {
  const idle = await openConnections(port);
  const all = [...idle];
  const waiting: (() => void)[] = [];
  const delays: number[] = [];
  const began = performance.now();
  const count = Math.floor((rate * milliseconds) / 1_000);

  async function send(due: number): Promise<void> {
    const request = next();
    while (idle.length === 0) await new Promise<void>((resolve) => waiting.push(resolve));
    const socket = idle.pop();
    if (socket === undefined) throw new Error("A connection was idle.");
    await ask(socket, request);
    delays.push(performance.now() - due);
    idle.push(socket);
    waiting.shift()?.();
  }

  const sent: Promise<void>[] = [];
  for (let n = 0; n < count; n += 1) {
    const due = began + (n * 1_000) / rate;
    const early = due - performance.now();
    if (early > 1) await wait(early);
    sent.push(send(due));
  }
  await Promise.all(sent);
  for (const socket of all) socket.destroy();
  return delays;
}

function openConnections(port: number): Promise<Socket[]> {
  return Promise.all(
    Array.from(
      { length: CONNECTIONS },
      () =>
        new Promise<Socket>((resolve, reject) => {
          const socket = connect(port, "127.0.0.1");
          socket.setNoDelay(true);
          socket.once("connect", () => {
            resolve(socket);
          });
          socket.once("error", reject);
        }),
    ),
  );
}

/** Sends one request and waits for its answer, which has no body. */
function ask(socket: Socket, request: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    let answer = "";
    const hear = (chunk: Buffer): void => {
      answer += chunk.toString("latin1");
      if (!answer.endsWith("\r\n\r\n")) return;
      socket.off("data", hear);
      if (answer.startsWith("HTTP/1.1 200 ")) resolve();
      else reject(new Error(`The door answered: ${answer.slice(0, 40)}`));
    };
    socket.on("data", hear);
    socket.write(request);
  });
}
