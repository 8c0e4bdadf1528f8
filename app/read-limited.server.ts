/** A request's text; `undefined` when it is longer than the limit: it is not read to its end then. */
export async function readLimited(
  { body }: Pick<Request, "body">,
  bytes: number,
): Promise<string | undefined> {
  if (body === null) return "";
  const reader = body.getReader();
  const decoder = new TextDecoder();
  const parts: string[] = [];
  let length = 0;
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return parts.join("") + decoder.decode();
    length += value.byteLength;
    if (length > bytes) {
      await reader.cancel();
      return undefined;
    }
    parts.push(decoder.decode(value, { stream: true }));
  }
}
