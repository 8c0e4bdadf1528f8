import { z } from "zod";
import type { AskAdmin } from "./ask-admin.server.ts";
import { FETCH_SCOPES } from "./operations/by-id.server.ts";

const Answer = z.object({
  currentAppInstallation: z.object({ accessScopes: z.array(z.object({ handle: z.string() })) }),
});

/** The scopes that the merchant has granted. */
export async function fetchScopes(ask: AskAdmin): Promise<string[]> {
  const { currentAppInstallation } = Answer.parse(await ask(FETCH_SCOPES));
  return currentAppInstallation.accessScopes.map(({ handle }) => handle);
}
