import { createRequestHandler } from "@remix-run/node";

/** What a program asks the API. */
export interface ApiAsk {
  readonly token?: string | undefined;
  readonly method?: string;
  /** Sent as JSON. */
  readonly body?: unknown;
}

export interface ApiAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** The answer's JSON; `undefined` where it has no body. */
  readonly body: unknown;
}

/**
 * The API's addresses as Remix serves them, over the process's database. The app's modules are
 * loaded here, after whoever calls has said what environment they find.
 */
export async function apiDoor(): Promise<(path: string, ask?: ApiAsk) => Promise<ApiAnswer>> {
  const { default: routes } = await import("#app/routes.ts");
  const api = routes.filter(({ path }) => path?.startsWith("api/v1/"));
  const loaded = await Promise.all(
    api.map(async ({ path, file }) => {
      const id = file.replace("/route.ts", "");
      const module = (await import(/* @vite-ignore */ `../../app/${file}`)) as Record<
        string,
        unknown
      >;
      return [id, { id, path, module }] as const;
    }),
  );
  const handle = createRequestHandler(
    {
      routes: Object.fromEntries(loaded),
      entry: { module: { default: () => new Response(null, { status: 404 }) } },
      assets: { routes: {}, entry: { module: "", imports: [] }, url: "", version: "" },
      future: { v3_singleFetch: true, v3_relativeSplatPath: true },
      basename: "/",
      publicPath: "/",
      assetsBuildDirectory: "",
      isSpaMode: false,
      mode: "test",
    } as unknown as Parameters<typeof createRequestHandler>[0],
    "test",
  );
  return async (path, { token, method = "GET", body } = {}) => {
    const answer = await handle(
      new Request(`http://app.test/api/v1/${path}`, {
        method,
        headers: {
          ...(token !== undefined && { Authorization: `Bearer ${token}` }),
          ...(body !== undefined && { "Content-Type": "application/json" }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }),
    );
    const text = await answer.text();
    const parsed: unknown = text === "" ? undefined : JSON.parse(text);
    return { status: answer.status, headers: answer.headers, body: parsed };
  };
}
