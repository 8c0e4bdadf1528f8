import { expect } from "vitest";

/** The Response that a loader or action throws instead of answering. */
export async function thrownResponse(answer: () => unknown): Promise<Response> {
  const thrown = await attempt(answer);
  expect(thrown).toBeInstanceOf(Response);
  return thrown as Response;
}

async function attempt(answer: () => unknown): Promise<unknown> {
  try {
    await answer();
    return undefined;
  } catch (thrown) {
    return thrown;
  }
}
