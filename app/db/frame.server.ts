import { deserialize, serialize } from "node:v8";

const LENGTH_BYTES = 4;

/** One message on the socket: its length in four bytes, then its structured clone. */
export function toFrame(message: unknown): Uint8Array {
  const body = serialize(message);
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32BE(body.length);
  return Buffer.concat([length, body]);
}

/** Cuts a stream of bytes back into messages, however they were split on the way. */
export function makeFrameReader(take: (message: unknown) => void): (chunk: Uint8Array) => void {
  let waiting: Uint8Array[] = [];
  let size = 0;
  return (chunk) => {
    waiting.push(chunk);
    size += chunk.length;
    if (size < LENGTH_BYTES) return;
    let bytes = Buffer.concat(waiting);
    while (bytes.length >= LENGTH_BYTES) {
      const end = LENGTH_BYTES + bytes.readUInt32BE();
      if (bytes.length < end) break;
      take(deserialize(bytes.subarray(LENGTH_BYTES, end)));
      bytes = bytes.subarray(end);
    }
    waiting = [bytes];
    size = bytes.length;
  };
}
