/** Gives back what was found, or answers the request with 404. */
export function orNotFound<T>(found: T | undefined): T {
  if (found !== undefined) return found;
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- Remix throws Responses; that is its control flow.
  throw new Response(null, { status: 404 });
}
