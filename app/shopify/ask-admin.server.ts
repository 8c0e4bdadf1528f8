/** Asks the Admin API of one shop and gives the answer's `data`. Who asks and how often is the caller's business. */
export type AskAdmin = (
  document: string,
  variables?: Readonly<Record<string, unknown>>,
) => Promise<unknown>;
