import { randomUUID } from "node:crypto";
import { signToken } from "./json-web-token.ts";

export interface AppCredentials {
  readonly apiKey: string;
  readonly apiSecret: string;
}

/** The one staff member of the sandbox. */
export const STAFF = {
  id: 90_210_001,
  first_name: "Robin",
  last_name: "Harbour",
  email: "robin@harbour.example",
  account_owner: true,
  locale: "en",
  collaborator: false,
  email_verified: true,
};

/** What App Bridge hands the app to prove who is looking: good for a minute. */
export function makeIdToken(app: AppCredentials, domain: string, now: number): string {
  const seconds = Math.floor(now / 1000);
  return signToken(
    {
      iss: `https://${domain}/admin`,
      dest: `https://${domain}`,
      aud: app.apiKey,
      sub: String(STAFF.id),
      exp: seconds + 60,
      nbf: seconds,
      iat: seconds,
      jti: randomUUID(),
      sid: "b1f7c3d2e4a59687",
    },
    app.apiSecret,
  );
}
