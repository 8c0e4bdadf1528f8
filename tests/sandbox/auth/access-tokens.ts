import { randomBytes } from "node:crypto";
import { STAFF, type AppCredentials } from "./id-token.ts";
import { readToken } from "./json-web-token.ts";

const HOUR = 3_600;
const REFRESH_LIFE = 90 * 24 * HOUR;
const OFFLINE = "urn:shopify:params:oauth:token-type:offline-access-token";
const ONLINE = "urn:shopify:params:oauth:token-type:online-access-token";

interface Grant {
  accessToken: string;
  accessExpires: number;
  refreshToken: string;
  /** Stays good until the new access token is used for the first time. */
  previousRefreshToken: string | undefined;
}

export type TokenAnswer =
  | { readonly status: 200; readonly body: Readonly<Record<string, unknown>> }
  | { readonly status: 400 | 401; readonly body: { readonly error: string } };

const no = (status: 400 | 401, error: string): TokenAnswer => ({ status, body: { error } });

/** Shopify's side of the app's access: tokens for an hour, refresh tokens that change at each use. */
export class AccessTokens {
  readonly #app: AppCredentials;
  readonly #scopes: () => readonly string[];
  readonly #now: () => number;
  readonly #online = new Map<string, number>();
  #grant: Grant | undefined;

  constructor(app: AppCredentials, scopes: () => readonly string[], now: () => number) {
    this.#app = app;
    this.#scopes = scopes;
    this.#now = now;
  }

  /** Whether the app has been installed: it has asked for access and not been thrown out. */
  get isInstalled(): boolean {
    return this.#grant !== undefined;
  }

  /** Answers POST /admin/oauth/access_token. */
  answer(body: Readonly<Record<string, unknown>>): TokenAnswer {
    if (body["client_id"] !== this.#app.apiKey || body["client_secret"] !== this.#app.apiSecret) {
      return no(401, "invalid_client");
    }
    if (body["grant_type"] === "refresh_token") return this.#refresh(body["refresh_token"]);
    if (body["grant_type"] !== "urn:ietf:params:oauth:grant-type:token-exchange") {
      return no(400, "unsupported_grant_type");
    }
    const subject = body["subject_token"];
    const claims =
      typeof subject === "string" && readToken(subject, this.#app.apiSecret, this.#now());
    if (!claims || claims["aud"] !== this.#app.apiKey) return no(400, "invalid_subject_token");
    if (body["requested_token_type"] === ONLINE) return this.#exchangeOnline();
    if (body["requested_token_type"] !== OFFLINE) return no(400, "invalid_requested_token_type");
    return this.#give(undefined);
  }

  /** Whether a request may be answered; using a new token ends the old refresh token. */
  admits(accessToken: string | undefined): boolean {
    const online = this.#online.get(accessToken ?? "");
    if (online !== undefined) return online > this.#now();
    if (!this.#grant || this.#grant.accessToken !== accessToken) return false;
    if (this.#grant.accessExpires <= this.#now()) return false;
    this.#grant.previousRefreshToken = undefined;
    return true;
  }

  /** The merchant removes the app, or a test takes its access away. */
  revoke(): void {
    this.#grant = undefined;
    this.#online.clear();
  }

  #exchangeOnline(): TokenAnswer {
    const token = `shpua_${randomBytes(16).toString("hex")}`;
    this.#online.set(token, this.#now() + 24 * HOUR * 1000);
    const scope = this.#scopes().join(",");
    const body = { access_token: token, scope, expires_in: 24 * HOUR, associated_user: STAFF };
    return { status: 200, body: { ...body, associated_user_scope: scope } };
  }

  #refresh(token: unknown): TokenAnswer {
    const grant = this.#grant;
    const isGood =
      grant !== undefined && (token === grant.refreshToken || token === grant.previousRefreshToken);
    return isGood ? this.#give(String(token)) : no(401, "invalid_grant");
  }

  #give(previousRefreshToken: string | undefined): TokenAnswer {
    this.#grant = {
      accessToken: `shpat_${randomBytes(16).toString("hex")}`,
      accessExpires: this.#now() + HOUR * 1000,
      refreshToken: `shprt_${randomBytes(16).toString("hex")}`,
      previousRefreshToken,
    };
    return {
      status: 200,
      body: {
        access_token: this.#grant.accessToken,
        scope: this.#scopes().join(","),
        expires_in: HOUR,
        refresh_token: this.#grant.refreshToken,
        refresh_token_expires_in: REFRESH_LIFE,
      },
    };
  }
}
