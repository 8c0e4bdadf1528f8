import { createHmac, timingSafeEqual } from "node:crypto";

export type Claims = Readonly<Record<string, string | number>>;

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

const sign = (text: string, secret: string) => createHmac("sha256", secret).update(text).digest();

/** A JSON Web Token signed with HS256. */
export function signToken(claims: Claims, secret: string): string {
  const text = `${encode({ alg: "HS256", typ: "JWT" })}.${encode(claims)}`;
  return `${text}.${sign(text, secret).toString("base64url")}`;
}

/** The claims of a token with a good signature that has not expired. */
export function readToken(token: string, secret: string, now: number): Claims | undefined {
  const [header, payload, signature, ...rest] = token.split(".");
  if (payload === undefined || signature === undefined || rest.length > 0) return undefined;
  const good = sign(`${header ?? ""}.${payload}`, secret);
  const given = Buffer.from(signature, "base64url");
  if (given.length !== good.length || !timingSafeEqual(given, good)) return undefined;
  const claims = JSON.parse(Buffer.from(payload, "base64url").toString("utf8")) as Claims;
  const expires = claims["exp"];
  return typeof expires === "number" && expires * 1000 > now ? claims : undefined;
}
