/** Gives back what was found, or answers the request with 404. */
export function orNotFound<T>(found: T | undefined): T {
  if (found === undefined) throw new Response(null, { status: 404 });
  return found;
}
